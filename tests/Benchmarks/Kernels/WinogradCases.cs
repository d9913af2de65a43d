using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Benchmarks;

/// <summary>Convolutions of 3 x 3 taps with padding 1, direct and by Winograd's algorithm; rates count the operations of the direct one.</summary>
internal static class WinogradCases
{
    /// <summary>The layers of VGG-16 and of the ResNets.</summary>
    public static IEnumerable<BenchmarkCase> All() =>
    [
        .. Layer(224, 64, 64),
        .. Layer(112, 128, 128),
        .. Layer(56, 256, 256, 52, 256),
        .. Layer(28, 512, 512, 52, 512),
        .. Layer(14, 512, 512, 52, 512),
        .. Layer(56, 64, 64),
        .. Layer(28, 128, 128),
        .. Layer(14, 256, 256, 52),
        .. Layer(7, 512, 512),
    ];

    private static IEnumerable<BenchmarkCase> Layer(int size, int channels, int outputs, int block = 32, int together = 32)
    {
        Lazy<Sample> sample = new(() => new Sample(size, channels, outputs));
        double work = (double)size * size * 9 * channels * outputs;
        string shape = $"3x3 {size}x{size}x{channels}->{outputs}";
        yield return new BenchmarkCase($"{shape} direct", work, () => sample.Value.Direct());
        Lazy<WinogradRun<WinogradFour>> four = new(() => new(sample.Value, block, together));
        yield return new BenchmarkCase($"{shape} by tiles of 4x4", work, () => four.Value.Run());
        if (size < 28)
        {
            Lazy<WinogradRun<WinogradTwo>> two = new(() => new(sample.Value, block, together));
            yield return new BenchmarkCase($"{shape} by tiles of 2x2", work, () => two.Value.Run());
        }
    }

    private sealed class Sample
    {
        public readonly int Size, Channels, Outputs, Width, LineIn, LineOut;
        public readonly AlignedBuffer X, Weight, Bias, Y;

        public Sample(int size, int channels, int outputs)
        {
            (Size, Channels, Outputs, Width) = (size, channels, outputs, KernelCases.Width(outputs));
            (LineIn, LineOut) = ((size + 2) * channels, (size + 2) * outputs);
            (X, Weight, Bias, Y) = (KernelCases.Random((size + 2) * LineIn), KernelCases.Random(9 * channels * outputs), KernelCases.Random(outputs), new((size + 2) * LineOut));
        }

        public RowWalk From => new(Size, Size, 0, LineIn, Channels);

        public RowWalk To => new(Size, Size, 0, LineOut, Outputs);

        public ref float Target => ref Unsafe.Add(ref Y.Start, LineOut + Outputs);

        public void Direct() => Contraction.Run(
            0, Size * Size, ref X.Start, From, new Depth(1, 0, 0, 3, LineIn, 3 * Channels * Width, 3 * Channels, 1, Width), ref Weight.Start, 9 * Channels * Width,
            ref Target, To, Width, Outputs, Width, ref Bias.Start, false, default(ReLU));
    }

    private sealed class WinogradRun<TTransform>
        where TTransform : struct, IWinogradTransform
    {
        private readonly Sample _sample;
        private readonly int _block, _together;
        private readonly AlignedBuffer _weights, _scratch;

        public WinogradRun(Sample sample, int block, int together)
        {
            int points = TTransform.Outputs + 2;
            (_sample, _block, _together) = (sample, block, together);
            _weights = new(points * points * sample.Channels * sample.Outputs);
            _scratch = new(points * points * (16 + (block * (sample.Channels + 16 + together))));
            Winograd.Weights(0, sample.Outputs / sample.Width, ref sample.Weight.Start, sample.Channels, sample.Width, ref _weights.Start, default(TTransform));
        }

        public void Run() => Winograd.Run(
            0, 1, ref _sample.X.Start, _sample.From, _sample.Channels, ref _weights.Start, ref _sample.Target, _sample.To, _sample.Outputs, _sample.Width,
            ref _sample.Bias.Start, false, _block, _together, ref _scratch.Start, default(TTransform), default(ReLU));
    }
}
