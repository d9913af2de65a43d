using System;

namespace NetCompiler.CompilerServices;

/// <summary>How pooling windows move along one axis of an image, and what of each lies within it.</summary>
/// <param name="kernel">Length of a window.</param>
/// <param name="stride">From one window to the next.</param>
/// <param name="padding">Before the image.</param>
/// <param name="size">Length of the image.</param>
/// <param name="windows">How many windows there are.</param>
internal readonly struct PoolAxis(int kernel, int stride, int padding, int size, int windows)
{
    /// <summary>Where a window begins, clipped to the image, and what is left of it.</summary>
    public (int From, int Length) Window(int index)
    {
        int start = (index * stride) - padding, from = Math.Max(start, 0);
        return (from, Math.Min(start + kernel, size) - from);
    }

    /// <summary>How many windows from one on can be computed alike: those that are whole, side by side, or one that is clipped.</summary>
    public int Alike(int index) =>
        Window(index).Length == kernel ? Math.Min(windows, ((size + padding - kernel) / stride) + 1) - index : 1;
}
