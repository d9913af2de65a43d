using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layouts;

/// <summary>
/// A weight as contractions read it: panels <c>[outputs / width][taps][channels][width]</c>, pads zero. Taps are the pixels of a kernel,
/// or of the image that was flattened; 1 for a dense layer.
/// </summary>
public sealed record PanelLayout(int Outputs, int TapLines, int TapPixels, int Channels) : Layout
{
    /// <summary>
    /// The layout of a convolution's weight (outputs, channels, kernel), whose kernel has one axis, two, or three, with lines of all planes.
    /// </summary>
    public static PanelLayout OfKernel(TensorShape weight)
    {
        int[] sizes = [.. weight.Dimensions];
        return new(sizes[0], sizes.Skip(2).Take(sizes.Length - 3).Aggregate(1, (lines, size) => lines * size), sizes[sizes.Length - 1], sizes[1]);
    }

    /// <summary>Outputs of one panel.</summary>
    public int Width => Packing.Width(Outputs);

    /// <summary>The length of the reduction.</summary>
    public int Depth => TapLines * TapPixels * Channels;

    /// <summary>The number of panels.</summary>
    public int Panels => Packing.Padded(Outputs) / Width;

    /// <summary>Floats of one panel.</summary>
    public int PanelLength => checked(Depth * Width);

    /// <inheritdoc/>
    public override int Length => checked(Panels * PanelLength);

    /// <summary>Whether there is one tap, so that the depth is in logical order.</summary>
    public bool IsPlain => TapLines * TapPixels == 1;

    /// <summary>The same weight with one tap, its depth in logical order.</summary>
    public PanelLayout Plain => new(Outputs, 1, 1, Depth);

    /// <summary>The coordinates of a flattened image whose features lie in the order of the depth.</summary>
    public StridedLayout Walked => new StridedLayout(TapLines, TapPixels, Channels, 0, 0, 1, 0, 0, ChannelMajor: true).Padded();

    /// <summary>The layout of the transposed weight, for input gradients.</summary>
    public TransposedPanelLayout Transposed => new(this);

    /// <summary>Such as <c>panels [1][3x3][16][32]</c>.</summary>
    public override string ToString() => $"panels [{Panels}][{TapLines}x{TapPixels}][{Channels}][{Width}]";
}
