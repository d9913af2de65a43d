using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>Whether the build runs analyzers: the rule of Microsoft.Managed.Core.targets, which gives the compiler <c>/skipanalyzers</c>.</summary>
internal static class AnalyzerSwitch
{
    /// <summary>Whether analyzers are switched off: by <c>RunAnalyzers</c>, or where that is not set by <c>RunAnalyzersDuringBuild</c>.</summary>
    public static bool IsOff(AnalyzerConfigOptions options)
    {
        string? run = Property(options, "RunAnalyzers");
        string? runDuringBuild = Property(options, "RunAnalyzersDuringBuild");
        return IsFalse(run) || (run is null && IsFalse(runDuringBuild));
    }

    private static bool IsFalse(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    // A property that is not set may be missing or empty.
    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : null;
}
