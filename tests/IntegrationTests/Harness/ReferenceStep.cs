using System.Collections.Generic;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A training step in double precision.</summary>
/// <param name="Gradients">Those of parameters and of inputs.</param>
/// <param name="KinkDistance">How far from a kink all values stay, relative to their size.</param>
internal sealed record ReferenceStep(
    double Loss, IReadOnlyDictionary<string, double[]> Gradients, IReadOnlyDictionary<string, double[]> States, double KinkDistance);
