using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>
/// Silences "parameter is unread" on the primary constructors of blocks: their parameters are read in the texts of the layers, which C#
/// does not look into. A parameter that stands in no text keeps its warning.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockParameterSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_suppression = new(
        "NCS0001", "CS9113", "The parameter is read in the expressions of the block's layers.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_suppression];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter
                && parameter.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration
                && context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type
                && RuntimeTypes.IsBlock(type)
                && IsReadByLayers(type, parameter.Identifier.ValueText))
            {
                context.ReportSuppression(Suppression.Create(s_suppression, diagnostic));
            }
        }
    }

    private static bool IsReadByLayers(INamedTypeSymbol block, string parameter)
    {
        Regex name = new($@"(?<!\w){Regex.Escape(parameter)}(?!\w)");
        return LayerReader.LayerAttributes(block)
            .SelectMany(layer => layer.ConstructorArguments.Concat(layer.NamedArguments.Select(argument => argument.Value)))
            .Any(argument => argument is { Kind: TypedConstantKind.Primitive, Value: string text } && name.IsMatch(text));
    }
}
