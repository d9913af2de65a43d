using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>What a tile of a depthwise convolution computes: one or two lines of outputs, all lanes. Strides are in bytes.</summary>
internal unsafe struct DepthwiseLines
{
    /// <summary>Lane 0 of the image where the first output meets tap (0, 0).</summary>
    public byte* A;

    /// <summary>Lane 0 of tap (0, 0) in the first panel.</summary>
    public byte* W;

    /// <summary>Lane 0 of the first output.</summary>
    public byte* C;

    /// <summary>Added to every output, or null.</summary>
    public float* Bias;

    /// <summary>From one line of outputs to the next, in the image.</summary>
    public nint LineA;

    /// <summary>From one output to the next, in the image.</summary>
    public nint PixelA;

    /// <summary>From one line of taps to the next, in the image.</summary>
    public nint TapLineA;

    /// <summary>From one tap to the next, in the image.</summary>
    public nint TapA;

    /// <summary>From one line of taps to the next, in the weight.</summary>
    public nint LineW;

    /// <summary>From one tap to the next, in the weight.</summary>
    public nint PixelW;

    /// <summary>From the end of a panel's first tap to the next panel.</summary>
    public nint PanelGap;

    /// <summary>From one line of outputs to the next.</summary>
    public nint LineC;

    /// <summary>From one output to the next.</summary>
    public nint PixelC;

    /// <summary>Outputs of a line.</summary>
    public int Pixels;

    /// <summary>Channels, rounded up to a multiple of 16.</summary>
    public int Lanes;

    /// <summary>Lanes of a panel of the weight, 16 or 32.</summary>
    public int Width;

    /// <summary>The taps behind those of a vector of lanes, in the same panel or the next.</summary>
    /// <param name="w">The taps of the vector.</param>
    /// <param name="lane">The first lane behind it.</param>
    /// <param name="size">Bytes of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly byte* Next(byte* w, int lane, int size) => w + size + ((lane & (Width - 1)) == 0 ? PanelGap : 0);
}
