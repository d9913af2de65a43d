using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>At least one case for every diagnostic.</summary>
internal static class ProblemCases
{
    public static readonly IReadOnlyList<ProblemCase> All = [.. ClassFormCases.All, .. DeclarationCases.All, .. ShapeCases.All, .. TrainingCases.All];
}
