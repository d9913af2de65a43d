using System;
using System.Collections.Generic;
using System.Text;

namespace NetCompiler.Compiler.Layers;

/// <summary>
/// The full names of layers and blocks. They become names of members, which have no dots: two names are the same if they differ only in dots,
/// underscores and case, except between digits, where <c>stage.1.10</c> and <c>stage.11.0</c> stay apart.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, (string Name, string Kind)> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a name, unless it is taken.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="kind">The kind of layer that has it.</param>
    /// <param name="shown">If it is taken, how a message shows it.</param>
    /// <returns>The kind of layer that has it already, or null if it has been added.</returns>
    public string? Add(string name, string kind, out string shown)
    {
        string key = Key(name);
        if (_names.TryGetValue(key, out (string Name, string Kind) other))
        {
            shown = other.Name == name ? $"'{name}'" : $"'{name}', which C# cannot tell from '{other.Name}',";
            return other.Kind;
        }

        shown = "";
        _names.Add(key, (name, kind));
        return null;
    }

    private static string Key(string name)
    {
        StringBuilder key = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool isSeparator = name[i] is '.' or '_';
            bool isBetweenDigits = i > 0 && i + 1 < name.Length && char.IsDigit(name[i - 1]) && char.IsDigit(name[i + 1]);
            if (!isSeparator || isBetweenDigits)
            {
                key.Append(isSeparator ? '_' : name[i]);
            }
        }

        return key.ToString();
    }
}
