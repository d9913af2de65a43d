using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>The sources of the compiler as Roslyn understands them: which type uses which.</summary>
internal static class CompilerSource
{
    private const string Root = "NetCompiler.Compiler";

    private static readonly Lazy<CSharpCompilation> s_compilation = new(Compile);

    /// <summary>The files.</summary>
    public static IEnumerable<SyntaxTree> Trees => s_compilation.Value.SyntaxTrees;

    /// <summary>
    /// What each file names of the compiler's own types: its folder (such as <c>Passes</c>; empty at the root), its path, and the type.
    /// </summary>
    public static IReadOnlyList<(string Folder, string Path, INamedTypeSymbol Type)> Uses { get; } = [.. Trees.SelectMany(UsesOf).Distinct()];

    /// <summary>What each file names of other assemblies: its path, and the type's full name.</summary>
    public static IReadOnlyList<(string Path, string Type)> OuterTypes { get; } =
    [
        .. Trees.SelectMany(tree => TypesIn(tree)
            .Where(type => FolderOf(type) is null && type.ContainingNamespace is not null)
            .Select(type => (tree.FilePath, $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}"))).Distinct(),
    ];

    /// <summary>The folder that a type of the compiler stands in: its namespace without the beginning; null for other types.</summary>
    public static string? FolderOf(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        return space == Root ? "" : space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..] : null;
    }

    private static IEnumerable<(string Folder, string Path, INamedTypeSymbol Type)> UsesOf(SyntaxTree tree)
    {
        string space = tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().First().Name.ToString();
        string folder = space == Root ? "" : space[(Root.Length + 1)..];
        return TypesIn(tree).Where(type => FolderOf(type) is not null).Select(type => (folder, tree.FilePath, type));
    }

    // Types that are named, constructed, or whose static members are used; for nested ones the outer type.
    private static IEnumerable<INamedTypeSymbol> TypesIn(SyntaxTree tree)
    {
        SemanticModel model = s_compilation.Value.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(syntax => syntax is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax)
            .Select(syntax => model.GetSymbolInfo(syntax).Symbol)
            .Select(symbol => symbol as INamedTypeSymbol ?? (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType : null))
            .OfType<INamedTypeSymbol>()
            .Select(type => (type.ContainingType ?? type).OriginalDefinition);
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
