using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>Whether the build runs analyzers: the rule of Microsoft.Managed.Core.targets, which gives the compiler <c>/skipanalyzers</c>.</summary>
internal static class AnalyzerSwitch
{
    /// <summary>
    /// Whether analyzers are skipped: by <c>RunAnalyzers</c>, where that is not set by <c>RunAnalyzersDuringBuild</c>, or because Visual Studio
    /// builds in order to start or to test, and saves time.
    /// </summary>
    public static bool IsOff(AnalyzerConfigOptions options)
    {
        bool? run = Property(options, "RunAnalyzers");
        return run == false
            || (run is null && Property(options, "RunAnalyzersDuringBuild") == false)
            || IsSkippedImplicitly(options);
    }

    private static bool IsSkippedImplicitly(AnalyzerConfigOptions options)
    {
        bool? optimize = Property(options, "OptimizeImplicitlyTriggeredBuild");
        return Property(options, "IsImplicitlyTriggeredBuild") == true
            && optimize != false
            && (optimize == true || Property(options, "TreatWarningsAsErrors") != true);
    }

    // A property that is not set may be missing or empty.
    private static bool? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Length > 0
            ? !value.Equals("false", StringComparison.OrdinalIgnoreCase)
            : null;
}
