using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>What Roslyn knows of each problem.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/netcompiler/netcompiler/blob/main/docs/diagnostics/";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId = ProblemSet.All.ToImmutableDictionary(p => p.Id, Create);

    /// <summary>Every descriptor, in order of id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ProblemSet.All.Select(p => s_byId[p.Id]).ToImmutableArray();

    /// <summary>The descriptor of a problem.</summary>
    public static DiagnosticDescriptor Of(Problem problem) => s_byId[problem.Description.Id];

    private static DiagnosticDescriptor Create(ProblemDescription problem) => new(
        problem.Id,
        problem.Title,
        problem.Message,
        Category(problem.Id),
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{Pages}{problem.Id}.md",

        // An impossible network never builds: no NoWarn, pragma or .editorconfig makes the error vanish.
        customTags: [WellKnownDiagnosticTags.NotConfigurable]);

    private static string Category(string id) => id.Substring(0, 4) switch
    {
        "NC00" => "NetCompiler.Declaration",
        "NC01" => "NetCompiler.Shapes",
        "NC02" => "NetCompiler.Training",
        "NC03" => "NetCompiler.Weights",
        _ => "NetCompiler.CallSites",
    };
}
