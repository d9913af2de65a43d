using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>Writes documentation comments as Markdown.</summary>
/// <param name="anchorOf">The heading of the page that a type's name leads to, or null if it has none.</param>
internal sealed class MarkdownText(Func<string, string?> anchorOf)
{
    /// <summary>A comment of one paragraph, in one line.</summary>
    public string Line(XElement? comment) => comment is null ? "" : Collapse(string.Concat(comment.Nodes().Select(Inline)));

    /// <summary>The paragraphs and lists of a comment, each in one line.</summary>
    public IEnumerable<string> Paragraphs(XElement? comment)
    {
        List<XNode> loose = [];
        foreach (XNode node in comment?.Nodes() ?? [])
        {
            if (node is not XElement { Name.LocalName: "para" or "list" } block)
            {
                loose.Add(node);
                continue;
            }

            yield return Collapse(string.Concat(loose.Select(Inline)));
            loose.Clear();
            yield return block.Name == "para" ? Line(block) : string.Join('\n', block.Elements("item").Select(item => $"- {Line(item)}"));
        }

        yield return Collapse(string.Concat(loose.Select(Inline)));
    }

    private static string Collapse(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private string Inline(XNode node) => node switch
    {
        XText text => Regex.Replace(text.Value, @"\bNC\d{4}\b", "[$0](diagnostics/$0.md)"),
        XElement { Name.LocalName: "see" } see => Reference(see.Attribute("cref")!.Value),
        XElement { Name.LocalName: "c" } code => $"`{Collapse(code.Value)}`",
        _ => throw new ArgumentException($"Comments on this page are texts with <c> and <see>; this is neither: {node}.", nameof(node)),
    };

    private string Reference(string name)
    {
        string last = Regex.Replace(name, @"^.*\.(?=\w)|Attribute$", "");
        return anchorOf(last) is string anchor ? $"[{last}](#{anchor})" : $"`{last}`";
    }
}
