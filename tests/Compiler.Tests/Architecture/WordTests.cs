using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>What no file of the repository should say.</summary>
public class WordTests
{
    private static readonly string[] s_text = [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".sln", ".globalconfig", ".editorconfig", ".txt", ""];

    // Brackets keep the patterns from finding themselves.
    private static readonly (string Pattern, string Why)[] s_unwanted =
    [
        (@"(?<![\w.~])/(work|tmp|root|home|Users)[/]\w", "a path of somebody's machine"),
        (@"\b[A-Z]:[\\]{1,2}(Users|src|dev)\b", "a path of somebody's machine"),
        (@"\b(TO[D]O|FIX[M]E|HAC[K]|X[X]X)\b", "something unfinished"),
        (@"NotImplemented[E]xception", "something unfinished"),
        (@"\bA[I]\b|\bassist[a]nt|\bL[L]M\b", "who or what wrote it"),
        (@"Console\.[W]riteLine\(""(debug|here)", "a leftover"),
        (@"^\s*#pragma warning disab[l]e(?!.*//)", "a suppression without its reason on the line"),
    ];

    [Fact]
    public void NoFileSaysWhatItShouldNot()
    {
        string[] files =
        [
            .. RepositoryFiles.Below("", "*").Where(path => s_text.Contains(Path.GetExtension(path)) && !path.StartsWith("tests/oracle/", StringComparison.Ordinal)),
        ];
        Assert.InRange(files.Length, 300, 100_000);
        Assert.Contains("README.md", files);

        IEnumerable<string> found = files.SelectMany(path => RepositoryFiles.Text(path).Split('\n').SelectMany((line, number) => s_unwanted
            .Where(unwanted => Regex.IsMatch(line, unwanted.Pattern))
            .Select(unwanted => $"{path}:{number + 1}: {unwanted.Why}: {line.Trim()}")));

        Assert.Empty(found);
    }

    /// <summary>Patterns that find nothing because they are wrong would hold for ever.</summary>
    [Theory]
    [InlineData("see /wo", "rk/notes", 0)]
    [InlineData("// TO", "DO: later", 2)]
    [InlineData("throw new NotImplemented", "Exception();", 3)]
    [InlineData("written by an assist", "ant", 4)]
    [InlineData("#pragma warning disab", "le CA1822", 6)]
    public void PatternsFindWhatTheyAreFor(string begin, string end, int pattern) => Assert.Matches(s_unwanted[pattern].Pattern, begin + end);
}
