using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>What tests ask of a plan.</summary>
internal static class PlanExtensions
{
    /// <summary>Numbers of one prediction in all outputs.</summary>
    public static int PredictionLength(this NetworkPlan plan) => plan.Results.Sum(output => output.Node.Shape.Count);

    /// <summary>The inputs whose gradient a step gives.</summary>
    public static IEnumerable<string> InputGradientNames(this NetworkPlan plan) => ProgramEmitter.GradientInputs(plan).Select(input => input.Name);
}
