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
    private readonly Dictionary<TensorEntry, StoredTensor> _fitting = new(ReferenceEqualityComparer.Instance);

    public TensorLoader(TensorSource source, NetworkInfo info, IReadOnlyList<StoredTensor> targets)
    {
        _source = source;
        _info = info;
        _targets = targets;
    }

    /// <summary>Reports what differs; an exception unless the options let it pass and anything fits.</summary>
    public void Compare(LoadOptions options)
    {
        LoadReport report = options.Report ?? new();
        report.Clear();
        CompareTensors(report, new TensorNames(_source, _targets, options));
        if (report.Differences == LoadDifferences.None)
        {
            CompareLayers(report);
        }

        LoadDifferences refused = report.Differences & ~options.Allow;
        if (refused != LoadDifferences.None)
        {
            throw new InvalidDataException(Describe(report.Lines, refused));
        }

        if (_fitting.Count == 0 && _targets.Count > 0)
        {
            throw new InvalidDataException($"{_source.Name} has no tensor that fits '{_info.Name}'. {Describe(report.Lines, report.Differences)}");
        }
    }

    /// <summary>Fills all tensors that fit.</summary>
    public void Load()
    {
        foreach (TensorEntry entry in _source.Header.Tensors)
        {
            if (_fitting.TryGetValue(entry, out StoredTensor? target))
            {
                Fill(target, entry);
            }
        }

        _source.CheckEnd();
    }

    // In blocks, so that nobody needs a large tensor twice.
    private void Fill(StoredTensor target, TensorEntry entry)
    {
        ParameterInfo parameter = target.Parameter;
        int block = target.Block, depth = parameter.OutputLength;
        for (int first = 0; first < parameter.Outputs; first += block)
        {
            ReadOnlySpan<float> values = _source.Read(entry, first * depth, Math.Min(block, parameter.Outputs - first) * depth);
            Packing.Pack(parameter, values, target.Buffer.Span, first);
        }
    }

    private void CompareTensors(LoadReport report, TensorNames names)
    {
        foreach (StoredTensor target in _targets)
        {
            if (names.Find(target.Name) is not TensorEntry entry)
            {
                report.AddMissing(target.Name, $"missing: '{target.Name}' ({target.Parameter.ShapeText})");
            }
            else if (!SameShape(entry.Shape, target.Parameter.Shape))
            {
                report.AddMismatched(
                    target.Name, $"other shape: '{target.Name}' is {entry.ShapeText} in the file and {target.Parameter.ShapeText} in the network");
            }
            else if (entry.Type != ElementSize.Single)
            {
                report.AddMismatched(target.Name, $"other type: '{target.Name}' is {entry.Type}; convert it to {ElementSize.Single}");
            }
            else
            {
                report.AddLoaded(target.Name);
                _fitting.Add(entry, target);
            }
        }

        foreach (TensorEntry entry in names.Unknown)
        {
            if (names.IsIgnored(entry.Name))
            {
                report.AddIgnored(entry.Name);
            }
            else
            {
                report.AddLeftOver(entry.Name, $"left over: '{entry.Name}' ({entry.ShapeText})");
            }
        }
    }

    // All tensors fit, but the layers between them may differ: another activation, another stride.
    private void CompareLayers(LoadReport report)
    {
        if (!_source.Header.Metadata.TryGetValue(WeightsWriter.HashKey, out string? hash) || hash == _info.Hash)
        {
            return;
        }

        string[] here = _info.Architecture.Split('\n');
        string[] there = _source.Header.Metadata.TryGetValue(WeightsWriter.ArchitectureKey, out string? text) ? text.Split('\n') : [];
        for (int i = 0; i < Math.Max(here.Length, there.Length); i++)
        {
            string left = i < there.Length ? there[i] : string.Empty, right = i < here.Length ? here[i] : string.Empty;
            if (left != right)
            {
                report.AddOtherLayer($"other layer: '{left}' in the file, '{right}' in the network");
            }
        }

        if (report.Differences == LoadDifferences.None)
        {
            report.AddOtherLayer($"other architecture: the file's hash is not '{_info.Hash}'");
        }
    }

    private string Describe(IReadOnlyList<string> differences, LoadDifferences refused)
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

        return text.Append(". Load it into the network it was saved from, name what has another name in LoadOptions.Aliases and what does not matter ")
            .Append($"in LoadOptions.Ignore, or set LoadOptions.Allow to {Code(refused)} ")
            .Append("to take the tensors that fit.").ToString();
    }

    private static string Code(LoadDifferences differences) =>
        $"LoadDifferences.{differences.ToString().Replace(", ", " | LoadDifferences.", StringComparison.Ordinal)}";

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
