using System;

namespace NetCompiler.CompilerServices;

/// <summary>How pooling windows move along one axis of an image, and what of each lies within it.</summary>
/// <param name="kernel">Length of a window.</param>
/// <param name="stride">From one window to the next.</param>
/// <param name="padding">Before the image.</param>
/// <param name="size">Length of the image.</param>
/// <param name="windows">How many windows there are, at least one.</param>
internal readonly struct PoolAxis(int kernel, int stride, int padding, int size, int windows)
{
    /// <summary>How many windows there are.</summary>
    public int Windows => windows;

    /// <summary>
    /// Where a window begins, clipped to the image, what is left of it, and how many from it on can be computed alike: those that are whole, side by side,
    /// or one that is clipped.
    /// </summary>
    public (int From, int Length, int Alike) Window(int index)
    {
        int start = (index * stride) - padding, from = Math.Max(start, 0), length = Math.Min(start + kernel, size) - from;
        return (from, length, length == kernel ? Math.Min(windows, ((size + padding - kernel) / stride) + 1) - index : 1);
    }
}
