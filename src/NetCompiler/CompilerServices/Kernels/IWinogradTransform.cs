using System.Numerics;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The transforms of Winograd's F(n x n, 3 x 3): n x n outputs of a filter of 3 x 3 taps by (n + 2)² products, the points. Each call transforms one vector
/// of lanes; strides are in floats. Two texts each: vectors of 512 bits, and the machine's own.
/// </summary>
/// <remarks>Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016).</remarks>
public unsafe interface IWinogradTransform
{
    /// <summary>Outputs of a line of a tile, n; it has two points more.</summary>
    static abstract int Outputs { get; }

    /// <summary>Of (n + 2) x (n + 2) pixels, what is multiplied at each point.</summary>
    static abstract void Input512(float* image, nint line, nint pixel, float* to, nint stride);

    /// <summary>The same in the machine's own vectors.</summary>
    static abstract void Input(float* image, nint line, nint pixel, float* to, nint stride);

    /// <summary>Of the sums at each point the n x n outputs.</summary>
    static abstract void Output512<TEpilogue>(float* from, nint stride, Vector512<float> bias, float* to, nint line, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue;

    /// <summary>The same in the machine's own vectors.</summary>
    static abstract void Output<TEpilogue>(float* from, nint stride, Vector<float> bias, float* to, nint line, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue;

    /// <summary>Of 3 x 3 taps, which lie <paramref name="tap"/> floats apart, what inputs are multiplied with at each point.</summary>
    static abstract void Weight512(float* taps, nint tap, float* to, nint stride);

    /// <summary>The same in the machine's own vectors.</summary>
    static abstract void Weight(float* taps, nint tap, float* to, nint stride);
}
