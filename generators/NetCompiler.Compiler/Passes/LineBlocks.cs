using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>How two or three layers that follow one another are computed in blocks of lines.</summary>
/// <param name="First">Computes the lines that the second layer reads, into a window.</param>
/// <param name="Second">Computes a block of lines from the window: of the result, if no other layer follows.</param>
/// <param name="Last">Computes the same lines of the result from the block; null if the second layer is the last.</param>
/// <param name="Walk">How the second layer moves across the lines of the first.</param>
/// <param name="Window">How the value of the first layer would lie.</param>
/// <param name="Block">How the value of the second layer lies, or would lie.</param>
/// <param name="FirstScratch">Floats of scratch memory that the first layer needs itself.</param>
/// <param name="Count">Lines of a block.</param>
public sealed record LineBlocks(
    Group First, Group Second, Group? Last, AxisWalk Walk, StridedLayout Window, StridedLayout Block, int FirstScratch, int Count)
{
    /// <summary>Lines of the window.</summary>
    public int WindowLines => ((Count - 1) * Walk.Stride) + Walk.Span;

    /// <summary>Floats of the window.</summary>
    public int WindowLength => WindowLines * Window.LineStride;

    /// <summary>Floats between the layers: the window and, if a layer reads it, the block behind it.</summary>
    public int Length => WindowLength + (Last is null ? 0 : Count * Block.LineStride);

    /// <summary>Floats of scratch memory: what lies between the layers, and what the first needs, behind it.</summary>
    public int Scratch => checked(Length + FirstScratch);
}
