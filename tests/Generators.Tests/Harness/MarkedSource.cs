using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>A source in which «guillemets» stand around the text that should be underlined.</summary>
internal sealed class MarkedSource
{
    /// <summary>Splits a text into source and marks.</summary>
    public MarkedSource(string marked)
    {
        string[] parts = marked.Split('«', '»');
        Source = string.Concat(parts);
        for (int i = 1; i < parts.Length; i += 2)
        {
            Marks.Add(parts[i]);
        }
    }

    /// <summary>The source without marks.</summary>
    public string Source { get; }

    /// <summary>The marked texts, in order.</summary>
    public List<string> Marks { get; } = [];
}
