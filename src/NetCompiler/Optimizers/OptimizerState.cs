using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// What an optimizer remembers of a range of parameters: one span of equal length for each of its <see cref="Optimizer.StateNames"/>.
/// </summary>
public readonly ref struct OptimizerState
{
    private readonly ReadOnlySpan<AlignedBuffer> _buffers;
    private readonly int _start;
    private readonly int _length;

    internal OptimizerState(ReadOnlySpan<AlignedBuffer> buffers, int start, int length)
    {
        _buffers = buffers;
        _start = start;
        _length = length;
    }

    /// <summary>The state of a name, by its place in <see cref="Optimizer.StateNames"/>; all zero before the first step.</summary>
    public Span<float> this[int index] => _buffers[index].Span.Slice(_start, _length);
}
