using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Images before and behind a convolution, channels last, each with its halo. Images whose channels fill no vector lie close, so that
/// a line of taps is one run of memory.
/// </summary>
internal sealed class ConvolutionMemory
{
    private readonly ConvolutionShape _shape;

    public ConvolutionMemory(ConvolutionShape shape, int samples)
    {
        _shape = shape;
        InputPixel = shape.Channels % 16 == 0 ? KernelCases.Padded(shape.Channels) : shape.Channels;
        InputLine = shape.PaddedSize * InputPixel;
        Width = KernelCases.Width(shape.Outputs);
        OutputPixel = KernelCases.Padded(shape.Outputs);

        // The reader of the output is taken to need as wide a halo, so that its gradient can be read the same way.
        OutputLine = (shape.Size + (2 * shape.Padding)) * OutputPixel;
        OutputImage = (shape.Size + (2 * shape.Padding)) * OutputLine;
        X = KernelCases.Random(samples * InputImage);
        Y = KernelCases.Random(samples * OutputImage);
    }

    public AlignedBuffer X { get; }

    public AlignedBuffer Y { get; }

    public int Width { get; }

    public int InputPixel { get; }

    public int InputLine { get; }

    public int InputImage => _shape.PaddedSize * InputLine;

    public int OutputPixel { get; }

    public int OutputLine { get; }

    public int OutputImage { get; }

    /// <summary>Where outputs meet the first tap.</summary>
    public RowWalk InputRows => new(_shape.Size, _shape.Size, InputImage, _shape.Stride * InputLine, _shape.Stride * InputPixel);

    /// <summary>Where outputs lie.</summary>
    public RowWalk OutputRows => new(_shape.Size, _shape.Size, OutputImage, OutputLine, OutputPixel);

    /// <summary>The taps: a line of them is one run, unless channels are padded.</summary>
    public Depth Taps
    {
        get
        {
            int kernel = _shape.Kernel, channels = _shape.Channels;
            return channels == InputPixel
                ? new Depth(1, 0, 0, kernel, InputLine, kernel * channels * Width, kernel * channels, 1, Width)
                : new Depth(kernel, InputLine, kernel * channels * Width, kernel, InputPixel, channels * Width, channels, 1, Width);
        }
    }

    /// <summary>Lane 0 of the first pixel of an output inside of its halo.</summary>
    public ref float Inside(AlignedBuffer output) => ref Unsafe.Add(ref output.Start, _shape.Padding * (OutputLine + OutputPixel));
}
