using System.Collections.Generic;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Generators.Diagnostics;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators;

/// <summary>Writes the other part of every class that carries <c>[Network]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The transform runs at every edit, so it only reads attributes; the declaration is the key of the cache, and compiling comes after.
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(RuntimeTypes.Network, IsClass, ReadDeclaration)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        context.RegisterSourceOutput(declarations, AddFiles);

        // Analyzers report the mistakes, with locations that no cache could hold. Where they are switched off, or their reports are suppressed, this
        // output does it instead; elsewhere it gets null for the compilation, and so nothing to do.
        IncrementalValuesProvider<(TypeDeclarationSyntax Class, Compilation? Hidden)> classes = context.SyntaxProvider
            .ForAttributeWithMetadataName(RuntimeTypes.Network, IsClass, static (network, _) => (
                (TypeDeclarationSyntax)network.TargetNode,
                SuppressedRules.Of((INamedTypeSymbol)network.TargetSymbol).Count > 0 ? network.SemanticModel.Compilation : null));
        IncrementalValueProvider<Compilation?> unanalyzed = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => AnalyzerSwitch.IsOff(pair.Right.GlobalOptions) ? pair.Left : null);

        context.RegisterSourceOutput(classes.Combine(unanalyzed), ReportProblems);
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    private static NetworkDeclaration? ReadDeclaration(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        INamedTypeSymbol network = (INamedTypeSymbol)context.TargetSymbol;
        return NetworkReader.IsMainPart(network, context.TargetNode) && ClassForm.CanBeCompleted(network)
            ? NetworkReader.Read(network, cancellationToken)
            : null;
    }

    private static void AddFiles(SourceProductionContext context, NetworkDeclaration declaration)
    {
        foreach (SourceFile file in NetworkCompiler.Compile(declaration).Files)
        {
            // Roslyn refuses the @ of an escaped keyword in the name of a file.
            context.AddSource(file.Name.Replace("@", ""), SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void ReportProblems(
        SourceProductionContext context, ((TypeDeclarationSyntax Class, Compilation? Hidden) Network, Compilation? Unanalyzed) source)
    {
        (TypeDeclarationSyntax network, Compilation? hidden) = source.Network;
        SemanticModel? model = (source.Unanalyzed ?? hidden)?.GetSemanticModel(network.SyntaxTree);
        if (model?.GetDeclaredSymbol(network, context.CancellationToken) is INamedTypeSymbol symbol && NetworkReader.IsMainPart(symbol, network))
        {
            IEnumerable<Diagnostic> problems = NetworkDiagnostics.Find(symbol, context.CancellationToken);
            if (SuppressedRules.ErrorsIn(problems, symbol) is string errors)
            {
                context.AddSource($"{symbol.ToDisplayString().Replace("@", "")}.Errors.g.cs", SourceText.From(errors, Encoding.UTF8));
            }

            foreach (Diagnostic diagnostic in source.Unanalyzed is null ? [] : problems)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }
}
