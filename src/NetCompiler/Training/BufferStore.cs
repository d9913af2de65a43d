using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>Shows the tensors of one buffer: an average of its weights.</summary>
internal sealed class BufferStore(AlignedBuffer buffer) : IParameterStore
{
    public AlignedBuffer Read(ParameterInfo parameter) => buffer;

    public void Write(ParameterInfo parameter, ReadOnlySpan<float> logical) => Packing.Pack(parameter, logical, buffer.Span);
}
