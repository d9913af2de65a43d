using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>A source in which «guillemets» stand around the text that should be underlined, and ‹these› around further places.</summary>
internal sealed class MarkedSource(string marked)
{
    /// <summary>The source without marks.</summary>
    public string Source { get; } = Regex.Replace(marked, "[«»‹›]", "");

    /// <summary>The underlined text.</summary>
    public string Primary { get; } = Regex.Match(marked, "«(.*?)»", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>The texts at further places, in order.</summary>
    public IReadOnlyList<string> Further { get; } =
    [
        .. Regex.Matches(marked, "‹(.*?)›", RegexOptions.Singleline).Select(match => match.Groups[1].Value),
    ];
}
