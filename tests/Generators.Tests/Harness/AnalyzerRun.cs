using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Generators.Diagnostics;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>What a build shows: the compiler's diagnostics, the generator's and the analyzers', after suppressions.</summary>
internal static class AnalyzerRun
{
    /// <summary>Everything, in order of place.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AllAsync(CSharpCompilation compilation)
    {
        GeneratorRun run = GeneratorRun.Of(compilation);
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer failed.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkAnalyzer(), new BlockParameterSuppressor()];
        ImmutableArray<Diagnostic> diagnostics = await run.Output.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync();
        return
        [
            .. diagnostics.Concat(run.Diagnostics)
                .Where(diagnostic => !diagnostic.IsSuppressed)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Only NetCompiler's.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ProblemsAsync(CSharpCompilation compilation) =>
        [.. (await AllAsync(compilation)).Where(diagnostic => diagnostic.Id.StartsWith("NC", StringComparison.Ordinal))];

    /// <summary>The text under the squiggle.</summary>
    public static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
