using System.IO;
using System.Text.RegularExpressions;
using NetCompiler.Generators.Tests.Harness;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>A page of docs/diagnostics: what is wrong, an example, its message, and the example put right.</summary>
internal sealed class DocumentationPage
{
    /// <summary>Reads the page of a diagnostic.</summary>
    public DocumentationPage(string id)
    {
        string text = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        Match page = Regex.Match(
            text,
            """\A# (?<title>[^\n]+)\n\n(?<text>.+?)\n\n## Wrong\n```csharp\n(?<wrong>.+?)```\n> (?<message>[^\n]+)\n\n## Right\n```csharp\n(?<right>.+?)```\n\z""",
            RegexOptions.Singleline);
        if (!page.Success)
        {
            throw new InvalidDataException($"{id}.md has not the form of the other pages.");
        }

        Title = page.Groups["title"].Value;
        Wrong = page.Groups["wrong"].Value;
        Message = page.Groups["message"].Value;
        Right = page.Groups["right"].Value;
    }

    /// <summary>Where the pages are.</summary>
    public static string Folder => Repository.PathOf("docs", "diagnostics");

    /// <summary>Such as <c>NC0101: A layer cannot follow the one before it</c>.</summary>
    public string Title { get; }

    /// <summary>A file with the mistake.</summary>
    public string Wrong { get; }

    /// <summary>What is reported for it.</summary>
    public string Message { get; }

    /// <summary>The file without the mistake.</summary>
    public string Right { get; }
}
