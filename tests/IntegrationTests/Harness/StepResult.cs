using System.Collections.Generic;
using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>What a training step gives, in logical order, by the names of parameters, states, inputs and shown outputs.</summary>
/// <param name="Packed">The gradients as they lie in memory, with their pads.</param>
internal sealed record StepResult(
    float Loss,
    IReadOnlyDictionary<string, float[]> Gradients,
    IReadOnlyDictionary<string, float[]> States,
    IReadOnlyDictionary<string, float[]> InputGradients,
    IReadOnlyDictionary<string, float[]> Shown,
    AlignedBuffer Packed);
