using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>The sources of the compiler as Roslyn understands them: which file uses which type.</summary>
internal static class CompilerSource
{
    private const string Root = "NetCompiler.Compiler";

    private static readonly Lazy<CSharpCompilation> s_compilation = new(Compile);
    private static readonly Lazy<IReadOnlyList<(string Folder, string Path, INamedTypeSymbol Type)>> s_uses = new(
        () => [.. s_compilation.Value.SyntaxTrees.SelectMany(UsesOf).Distinct()]);

    /// <summary>The files.</summary>
    public static IEnumerable<SyntaxTree> Trees => s_compilation.Value.SyntaxTrees;

    /// <summary>
    /// What each file names of the compiler's own types: its folder (such as <c>Passes</c>; empty at the root), its path, and the type.
    /// </summary>
    public static IEnumerable<(string Folder, string Path, INamedTypeSymbol Type)> Uses => s_uses.Value.Where(use => FolderOf(use.Type) is not null);

    /// <summary>What each file names of other assemblies: its path, and the type's full name.</summary>
    public static IEnumerable<(string Path, string Type)> OuterTypes => s_uses.Value
        .Where(use => FolderOf(use.Type) is null && use.Type.ContainingNamespace is not null)
        .Select(use => (use.Path, $"{use.Type.ContainingNamespace.ToDisplayString()}.{use.Type.Name}"));

    /// <summary>The folder that a type of the compiler stands in: its namespace without the beginning; null for other types.</summary>
    public static string? FolderOf(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        return space == Root ? "" : space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..] : null;
    }

    // Types that are named, constructed, or whose static members are used; for nested ones the outer type.
    private static IEnumerable<(string Folder, string Path, INamedTypeSymbol Type)> UsesOf(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        SemanticModel model = s_compilation.Value.GetSemanticModel(tree);
        string space = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().First().Name.ToString();
        string folder = space == Root ? "" : space[(Root.Length + 1)..];
        return root.DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(syntax => syntax is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax)
            .Select(syntax => model.GetSymbolInfo(syntax).Symbol)
            .Select(symbol => symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : null))
            .OfType<INamedTypeSymbol>()
            .Select(type => (folder, tree.FilePath, (type.ContainingType ?? type).OriginalDefinition));
    }

    private static CSharpCompilation Compile()
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        IEnumerable<SyntaxTree> trees = RepositoryFiles.Below("generators/NetCompiler.Compiler", "*.cs")
            .Where(path => !path.Contains("/Polyfills/", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(RepositoryFiles.Text(path), options, path));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            Root, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
