using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>What a user's constructor must be like beside the generated <c>X(ulong seed = 0)</c>, which makes the weights.</summary>
internal static class ConstructorForm
{
    /// <summary>What is wrong with a constructor and what to do about it, or null.</summary>
    public static (string Reason, string Remedy)? Fault(IMethodSymbol constructor) => Syntax(constructor) switch
    {
        TypeDeclarationSyntax => (
            "a primary constructor, which generated constructors would have to call",
            "declare it inside the class, and chain it with ': this(seed)'"),
        ConstructorDeclarationSyntax when HasGeneratedSignature(constructor) => (
            "which NetCompiler generates",
            "remove it, or give it other parameters and chain it with ': this(seed)'"),
        ConstructorDeclarationSyntax syntax when syntax.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) != true => (
            "which leaves the network without weights",
            "chain it with ': this(seed)'"),
        _ => null,
    };

    /// <summary>Such as <c>Digits(string, int)</c>.</summary>
    public static string Signature(IMethodSymbol constructor)
    {
        IEnumerable<string> types = constructor.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        return $"{constructor.ContainingType.Name}({string.Join(", ", types)})";
    }

    private static SyntaxNode? Syntax(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared
        ? null
        : constructor.DeclaringSyntaxReferences.FirstOrDefault(reference => !GeneratedPart.Is(reference.SyntaxTree))?.GetSyntax();

    // Without parameters it would win over the generated one, whose seed has a default.
    private static bool HasGeneratedSignature(IMethodSymbol constructor) => constructor.Parameters.Length == 0
        || (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64);
}
