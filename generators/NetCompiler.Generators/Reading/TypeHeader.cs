using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetCompiler.Generators.Reading;

/// <summary>The text by which another part of a type is opened.</summary>
internal static class TypeHeader
{
    private static readonly SymbolDisplayFormat s_namespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Such as <c>public sealed partial class Digits</c>.</summary>
    public static string Of(INamedTypeSymbol type) =>
        $"{SyntaxFacts.GetText(type.DeclaredAccessibility)} {(IsSealedClass(type) ? "sealed " : "")}partial {Keyword(type)} {Name(type)}";

    /// <summary>The name as C# writes it: a keyword gets its <c>@</c>.</summary>
    public static string Name(INamedTypeSymbol type) => SyntaxFacts.GetKeywordKind(type.Name) == SyntaxKind.None ? type.Name : "@" + type.Name;

    /// <summary>The namespace as C# writes it, empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_namespaceFormat);

    private static bool IsSealedClass(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsSealed: true };

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
