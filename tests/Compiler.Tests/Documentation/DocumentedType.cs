using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Tests.Architecture;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>A type as its source file documents it.</summary>
internal sealed class DocumentedType
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private readonly TypeDeclarationSyntax _syntax;

    private DocumentedType(string path)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(RepositoryFiles.Text(path), s_options, path).GetRoot();
        _syntax = root.DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        (Path, Documentation) = (path, DocumentationOf(_syntax));
    }

    /// <summary>The file, from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>The comment above the type: <c>summary</c>, <c>remarks</c>, and a <c>param</c> for each parameter.</summary>
    public XElement Documentation { get; }

    /// <summary>The type that it derives from.</summary>
    public string? BaseName => (_syntax.BaseList?.Types[0].Type as SimpleNameSyntax)?.Identifier.Text;

    /// <summary>
    /// The parameters of the constructor that users call: the typed one where another takes expressions, which are objects.
    /// </summary>
    public IReadOnlyList<ParameterSyntax> Parameters => _syntax.Members.OfType<ConstructorDeclarationSyntax>()
        .Select(constructor => constructor.ParameterList)
        .Append(_syntax.ParameterList)
        .Where(list => list is not null)
        .OrderByDescending(list => list!.Parameters.Count)
        .FirstOrDefault()?.Parameters ?? [];

    /// <summary>The properties that can be set, each with the comment above it.</summary>
    public IEnumerable<(PropertyDeclarationSyntax Syntax, XElement Documentation)> Settings => _syntax.Members.OfType<PropertyDeclarationSyntax>()
        .Where(property => property.AccessorList?.Accessors.Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true)
        .Select(property => (property, DocumentationOf(property)));

    /// <summary>The type of a file.</summary>
    public static DocumentedType In(string path) => new(path);

    private static XElement DocumentationOf(SyntaxNode node)
    {
        string comment = node.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().Single().ToFullString();
        IEnumerable<string> lines = comment.Split('\n').Select(line => line.TrimStart()).Select(line => line.StartsWith("///", StringComparison.Ordinal) ? line[3..] : line);
        return XElement.Parse($"<doc>{string.Join('\n', lines)}</doc>", LoadOptions.PreserveWhitespace);
    }
}
