using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>Shows the tensors of a session's working copy.</summary>
internal sealed class WorkingStore(Snapshot weights) : IParameterStore
{
    public AlignedBuffer Read(ParameterInfo parameter) => weights.BufferOf(parameter);

    public void Write(ParameterInfo parameter, ReadOnlySpan<float> logical) => Packing.Pack(parameter, logical, weights.BufferOf(parameter).Span);
}
