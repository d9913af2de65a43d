using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;

namespace NetCompiler.Serialization;

/// <summary>Finds the tensors of a file by the names that a network has for them.</summary>
internal sealed class TensorNames
{
    private readonly LoadOptions _options;
    private readonly HashSet<string> _known;
    private readonly Dictionary<string, TensorEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<TensorEntry> _unknown = [];

    /// <exception cref="ArgumentException">An alias replaces nothing.</exception>
    /// <exception cref="InvalidDataException">Aliases give two tensors the same name.</exception>
    public TensorNames(TensorSource source, IReadOnlyList<StoredTensor> targets, LoadOptions options)
    {
        _options = options;
        _known = new(StringComparer.Ordinal);
        foreach (StoredTensor target in targets)
        {
            _known.Add(target.Name);
        }

        foreach (TensorEntry entry in source.Header.Tensors)
        {
            string name = NameOf(entry.Name);
            if (!_known.Contains(name))
            {
                _unknown.Add(entry);
            }
            else if (!_entries.TryAdd(name, entry))
            {
                throw new InvalidDataException(
                    $"{source.Name} has '{_entries[name].Name}' and '{entry.Name}', which both mean '{name}' by LoadOptions.Aliases. "
                        + "Use aliases that keep them apart, or take one out of the file.");
            }
        }
    }

    /// <summary>Tensors that the network does not have, in the order of the file.</summary>
    public IReadOnlyList<TensorEntry> Unknown => _unknown;

    /// <summary>The tensor that the network calls so, or null.</summary>
    public TensorEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Whether the options say that a tensor of this name does not matter.</summary>
    public bool IsIgnored(string name)
    {
        foreach (string pattern in _options.Ignore)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }

    private string NameOf(string name)
    {
        foreach (TensorAlias alias in _options.Aliases)
        {
            if (alias.File.Length == 0)
            {
                throw new ArgumentException($"LoadOptions.Aliases has an alias for the empty text, to become '{alias.Network}'; name what it replaces.");
            }

            // What the network has itself needs no other name, even where an alias for others fits.
            name = _known.Contains(name) ? name : name.Replace(alias.File, alias.Network, StringComparison.Ordinal);
        }

        return name;
    }
}
