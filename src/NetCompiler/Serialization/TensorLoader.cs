using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>Compares the tensors of a file with those a network expects, then fills these.</summary>
internal sealed class TensorLoader
{
    private const int MostDifferences = 20;

    private readonly TensorSource _source;
    private readonly NetworkInfo _info;
    private readonly IReadOnlyList<StoredTensor> _targets;
    private readonly Dictionary<string, StoredTensor> _fitting = new(StringComparer.Ordinal);

    public TensorLoader(TensorSource source, NetworkInfo info, IReadOnlyList<StoredTensor> targets)
    {
        _source = source;
        _info = info;
        _targets = targets;
    }

    /// <summary>Lists what differs; an exception unless the options let it pass and anything fits.</summary>
    public void Compare(LoadOptions options)
    {
        List<string> differences = FindDifferences();
        if (differences.Count == 0)
        {
            return;
        }

        if (!options.AllowPartial)
        {
            throw new InvalidDataException(Describe(differences));
        }

        if (_fitting.Count == 0 && _targets.Count > 0)
        {
            throw new InvalidDataException($"{_source.Name} has no tensor that fits '{_info.Name}'. {Describe(differences)}");
        }

        if (options.Differences is ICollection<string> receiver)
        {
            differences.ForEach(receiver.Add);
        }
    }

    /// <summary>Fills all tensors that fit.</summary>
    public void Load()
    {
        foreach (TensorEntry entry in _source.Header.Tensors)
        {
            if (_fitting.TryGetValue(entry.Name, out StoredTensor target))
            {
                Packing.Pack(target.Parameter, _source.Read(entry), target.Buffer.Span);
            }
        }

        _source.CheckEnd();
    }

    private List<string> FindDifferences()
    {
        List<string> differences = [];
        Dictionary<string, TensorEntry> entries = new(StringComparer.Ordinal);
        foreach (TensorEntry entry in _source.Header.Tensors)
        {
            entries.Add(entry.Name, entry);
        }

        foreach (StoredTensor target in _targets)
        {
            if (!entries.Remove(target.Name, out TensorEntry? entry))
            {
                differences.Add($"missing: '{target.Name}' ({target.Parameter.ShapeText})");
            }
            else if (!SameShape(entry.Shape, target.Parameter.Shape))
            {
                differences.Add($"other shape: '{target.Name}' is {entry.ShapeText} in the file and {target.Parameter.ShapeText} in the network");
            }
            else if (entry.Type != ElementSize.Single)
            {
                differences.Add($"other type: '{target.Name}' is {entry.Type}; convert it to {ElementSize.Single}");
            }
            else
            {
                _fitting.Add(target.Name, target);
            }
        }

        foreach (TensorEntry entry in _source.Header.Tensors)
        {
            if (entries.ContainsKey(entry.Name))
            {
                differences.Add($"unexpected: '{entry.Name}' ({entry.ShapeText})");
            }
        }

        if (differences.Count == 0 && _source.Header.Metadata.TryGetValue(WeightsWriter.HashKey, out string? hash) && hash != _info.Hash)
        {
            AddArchitecture(differences);
        }

        return differences;
    }

    // All tensors fit, but the layers between them differ: another activation, another stride.
    private void AddArchitecture(List<string> differences)
    {
        string[] here = _info.Architecture.Split('\n');
        string[] there = _source.Header.Metadata.TryGetValue(WeightsWriter.ArchitectureKey, out string? text) ? text.Split('\n') : [];
        for (int i = 0; i < Math.Max(here.Length, there.Length); i++)
        {
            string left = i < there.Length ? there[i] : string.Empty, right = i < here.Length ? here[i] : string.Empty;
            if (left != right)
            {
                differences.Add($"other layer: '{left}' in the file, '{right}' in the network");
            }
        }

        if (differences.Count == 0)
        {
            differences.Add($"other architecture: the file's hash is not '{_info.Hash}'");
        }
    }

    private string Describe(List<string> differences)
    {
        StringBuilder text = new($"{_source.Name} holds the weights of another architecture than '{_info.Name}':");
        for (int i = 0; i < Math.Min(differences.Count, MostDifferences); i++)
        {
            text.Append(i == 0 ? " " : "; ").Append(differences[i]);
        }

        if (differences.Count > MostDifferences)
        {
            text.Append($"; and {differences.Count - MostDifferences} more");
        }

        return text.Append(". Load it into the network it was saved from, or set LoadOptions.AllowPartial to take the tensors that fit.").ToString();
    }

    private static bool SameShape(long[] file, int[] network)
    {
        if (file.Length != network.Length)
        {
            return false;
        }

        for (int axis = 0; axis < file.Length; axis++)
        {
            if (file[axis] != network[axis])
            {
                return false;
            }
        }

        return true;
    }
}
