using System;

namespace NetCompiler.Benchmarks;

/// <summary>Predicts samples with a workspace.</summary>
/// <param name="input">The samples.</param>
/// <param name="output">What the network says.</param>
/// <param name="workspace">Scratch memory.</param>
internal delegate void Prediction<TInput>(ReadOnlySpan<TInput> input, Span<float> output, Workspace workspace);
