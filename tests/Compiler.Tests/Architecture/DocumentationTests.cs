using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>Documents that name files that are gone, or decisions without a reason, help nobody.</summary>
public class DocumentationTests
{
    private static readonly string[] s_parts = ["## Context", "## Choice", "## Alternatives", "## Consequence"];

    public static TheoryData<string> Pages => [.. RepositoryFiles.Below("docs", "*.md").Where(path => !path.StartsWith("docs/diagnostics/", StringComparison.Ordinal))];

    public static TheoryData<string> Decisions => [.. RepositoryFiles.Below("docs/decisions", "*.md")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void FilesThatPagesNameAreThere(string page)
    {
        string[] files = [.. RepositoryFiles.Below("", "*")];
        IEnumerable<string> named = Regex.Matches(RepositoryFiles.Text(page), @"`(?<path>[\w./-]+\.(?:cs|csproj|md|props|targets|sln))`")
            .Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains("..", StringComparison.Ordinal) && !path.StartsWith("X.", StringComparison.Ordinal));

        Assert.All(named, path => Assert.Contains(files, file => file == path || file.EndsWith("/" + path, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, page))!;
        IEnumerable<string> links = Regex.Matches(RepositoryFiles.Text(page), @"\]\((?<target>[^)#:]+)(?:#[^)]*)?\)").Select(match => match.Groups["target"].Value);

        Assert.All(links, target => Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void DecisionsSayWhatWasChosenFromWhatAndWhy(string page)
    {
        string[] lines = RepositoryFiles.Text(page).Split('\n');
        string number = Path.GetFileName(page)[..4];

        Assert.StartsWith($"# {number}: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(s_parts, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 10, 60);
    }

    /// <summary>Numbers are handed out before decisions are written, so there may be gaps.</summary>
    [Fact]
    public void NoTwoDecisionsHaveTheSameNumber()
    {
        string[] numbers = [.. RepositoryFiles.Below("docs/decisions", "*.md").Select(path => Path.GetFileName(path)[..4])];

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct(), numbers);
    }
}
