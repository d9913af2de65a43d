using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>How three layers that follow one another are computed in blocks of lines.</summary>
/// <param name="First">Computes the lines that the second layer reads, into a window.</param>
/// <param name="Second">Computes a block of lines from the window.</param>
/// <param name="Last">Computes the same lines of the result from the block.</param>
/// <param name="Walk">How the second layer moves across the lines of the first.</param>
/// <param name="Window">How the value of the first layer would lie.</param>
/// <param name="Block">How the value of the second layer would lie.</param>
/// <param name="Count">Lines of a block.</param>
public sealed record LineBlocks(Group First, Group Second, Group Last, AxisWalk Walk, StridedLayout Window, StridedLayout Block, int Count)
{
    /// <summary>Lines of the window.</summary>
    public int WindowLines => ((Count - 1) * Walk.Stride) + Walk.Span;

    /// <summary>Floats of the window.</summary>
    public int WindowLength => WindowLines * Window.LineStride;

    /// <summary>Floats of the window and of the block behind it.</summary>
    public int Length => WindowLength + (Count * Block.LineStride);
}
