using System;
using System.Linq;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Values, dead lanes and untouched memory of the contraction on shapes of all uses. See <see cref="ContractionCase"/>.</summary>
public class ContractionTests
{
    [Fact]
    public void DenseComputesEveryOddSize()
    {
        int[] rows = [1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 14, 19, 20, 33];
        for (int columns = 1; columns <= 67; columns++)
        {
            foreach (int m in rows)
            {
                int depth = 1 + (((columns * 7) + (m * 5)) % 67);
                Dense(m, columns, depth, bias: (columns + m) % 2 == 0, accumulate: m % 3 == 0, relu: columns % 3 == 0).Check();
            }
        }
    }

    [Theory]
    [InlineData(1, 512, 784)]
    [InlineData(70, 130, 700)]
    [InlineData(131, 40, 193)]
    [InlineData(49, 97, 191)]
    [InlineData(132, 70, 2100)]
    [InlineData(12, 16, 1025)]
    public void DenseComputesSeveralBlocksAndParts(int rows, int columns, int depth)
    {
        Dense(rows, columns, depth, bias: true, accumulate: false, relu: true).Check();
        Dense(rows, columns, depth, bias: true, accumulate: true, relu: false).Check();
    }

    [Fact]
    public void RowsOutsideTheRangeAreNotTouched()
    {
        foreach ((int first, int end) in new[] { (0, 0), (3, 3), (1, 2), (3, 12), (17, 33), (32, 33) })
        {
            Dense(33, 20, 10, bias: true, accumulate: false, relu: false, first, end).Check();
        }
    }

    [Fact]
    public void BitsOfARowDoNotDependOnTheSplitOfTheRows()
    {
        int[] whole = Dense(67, 70, 300, bias: true, accumulate: false, relu: true).Check();
        foreach (int chunk in new[] { 1, 2, 3, 8, 13, 64 })
        {
            DenseRun run = new(67, 70, 300);
            for (int first = 0; first < 67; first += chunk)
            {
                run.Run(first, Math.Min(first + chunk, 67));
            }

            DenseRun reference = new(67, 70, 300);
            reference.Run(0, 67);
            Assert.Equal(reference.Bits(), run.Bits());
        }

        Assert.Equal(67 * 70, whole.Length);
    }

    [Fact]
    public void BitsDoNotDependOnTheSplitOfThePanels()
    {
        foreach (int rows in new[] { 1, 5, 67 })
        {
            DenseRun whole = new(rows, 170, 300), split = new(rows, 170, 300);
            whole.Run(0, rows);
            split.RunPanels(4, 6);
            split.RunPanels(0, 1);
            split.RunPanels(1, 4);
            Assert.Equal(whole.Bits(), split.Bits());
        }
    }

    [Theory]
    [InlineData(1, 5, 6, 1, 7, 3, 1)]
    [InlineData(2, 7, 5, 3, 20, 3, 1)]
    [InlineData(3, 8, 9, 17, 33, 3, 2)]
    [InlineData(1, 6, 6, 40, 67, 1, 1)]
    [InlineData(2, 9, 8, 32, 16, 5, 3)]
    public void ConvolutionRowsSpanLinesAndSamples(int samples, int height, int width, int channels, int outputs, int kernel, int stride)
    {
        int pixel = Layout.Padded(channels), halo = kernel / 2, line = (width + (2 * halo)) * pixel, image = (height + (2 * halo)) * line;
        int outHeight = ((height - 1) / stride) + 1, outWidth = ((width - 1) / stride) + 1;
        int panel = Layout.Width(outputs), outPixel = Layout.Padded(outputs), outLine = (outWidth + 2) * outPixel,
            outImage = (outHeight + 2) * outLine;
        int depth = kernel * kernel * channels;
        new ContractionCase
        {
            Name = $"convolution {samples}x{channels}x{height}x{width}->{outputs}, {kernel}x{kernel}/{stride}",
            End = samples * outHeight * outWidth,
            RowsA = new RowWalk(outHeight, outWidth, image, stride * line, stride * pixel),
            Depth = new Depth(kernel, line, kernel * channels * panel, kernel, pixel, channels * panel, channels, 1, panel),
            PanelB = depth * panel,
            RowsC = new RowWalk(outHeight, outWidth, outImage, outLine, outPixel),
            PanelC = panel,
            OffsetC = outLine + outPixel,
            Columns = outputs,
            Width = panel,
            Bias = true,
            ReLU = true,
            LengthA = samples * image,
            LengthB = outPixel * depth,
            LengthC = samples * outImage,
        }.Check();
    }

    [Theory]
    [InlineData(1, 28, 28, 32)]
    [InlineData(4, 1, 4, 16)]
    [InlineData(2, 5, 7, 16)]
    [InlineData(3, 3, 9, 64)]
    [InlineData(2, 4, 5, 128)]
    [InlineData(2, 4, 3, 32)]
    public void BitsOfAConvolutionOfOneChannelAreThoseOfItsRows(int samples, int lines, int pixels, int outputs)
    {
        int line = pixels + 2, image = (lines + 2) * line, panel = Layout.Width(outputs);
        int outLine = (pixels + 1) * outputs, outImage = lines * outLine;
        AlignedBuffer x = Random(samples * image, 1), weight = Random(9 * outputs, 2), bias = Random(outputs, 3);
        foreach (int withBias in new[] { 0, 1 })
        {
            AlignedBuffer expected = Random(samples * outImage, 4), actual = Random(samples * outImage, 4);
            Run(pixels, (samples * lines * pixels) - pixels, actual);
            for (int row = pixels; row < (samples * lines * pixels) - pixels; row++)
            {
                Run(row, row + 1, expected);
            }

            Assert.Equal(expected.Span.ToArray(), actual.Span.ToArray());

            void Run(int first, int end, AlignedBuffer y) => Contraction.Run(
                first, end, ref x.Start, new RowWalk(lines, pixels, image, line, 1), new Depth(1, 0, 0, 3, line, 3 * panel, 3, 1, panel),
                ref weight.Start, 9 * panel, ref y.Start, new RowWalk(lines, pixels, outImage, outLine, outputs), panel,
                outputs, panel, ref withBias == 1 ? ref bias.Start : ref Unsafe.NullRef<float>(), false, default(ReLU));
        }
    }

    [Fact]
    public void NegativeStridesWalkBackwards()
    {
        foreach (int rows in new[] { 1, 6, 15, 40 })
        {
            new ContractionCase
            {
                Name = $"backwards, {rows} rows",
                End = rows,
                RowsA = new RowWalk(2, 3, -100, -30, -7),
                OffsetA = 3500,
                Depth = new Depth(2, -50, 640, 3, -11, -208, 5, -1, 32),
                OffsetB = 1000,
                PanelB = 1600,
                RowsC = new RowWalk(5, 1, -1600, -320, 0),
                OffsetC = 16_000,
                PanelC = 48,
                Columns = 45,
                Width = 32,
                LengthA = 4000,
                LengthB = 5000,
                LengthC = 17_000,
            }.Check();
        }
    }

    // A kernel of 3 x 1 over an image of one pixel a line, whose channels are fewer than its lanes: the strides of the loop that runs once are those of the loop around it.
    [Fact]
    public void LinesOfOnePixelAreNoRun() => new ContractionCase
    {
        Name = "3x1 over lines of one pixel",
        End = 12,
        RowsA = new RowWalk(12, 1, 0, 16, 16),
        Depth = new Depth(3, 16, 5 * 32, 1, 16, 5 * 32, 5, 1, 32),
        PanelB = 15 * 32,
        RowsC = new RowWalk(12, 1, 0, 32, 32),
        PanelC = 32,
        Columns = 20,
        Width = 32,
        LengthA = 14 * 16,
        LengthB = 15 * 32,
        LengthC = 12 * 32,
    }.Check();

    [Theory]
    [InlineData(5, 3, 4, 5, 9)]
    [InlineData(33, 2, 2, 17, 40)]
    public void DenseAfterFlattenSkipsThePadsOfItsInput(int rows, int height, int width, int channels, int outputs)
    {
        int pixel = Layout.Padded(channels), taps = height * width, panel = Layout.Width(outputs);
        new ContractionCase
        {
            Name = $"flatten {channels}x{height}x{width}->{outputs}",
            End = rows,
            RowsA = new RowWalk(1, 1, taps * pixel, 0, 0),
            Depth = new Depth(1, 0, 0, taps, pixel, channels * panel, channels, 1, panel),
            PanelB = taps * channels * panel,
            RowsC = new RowWalk(1, 1, Layout.Padded(outputs), 0, 0),
            PanelC = panel,
            Columns = outputs,
            Width = panel,
            Bias = true,
            LengthA = rows * taps * pixel,
            LengthB = Layout.Padded(outputs) * taps * channels,
            LengthC = rows * Layout.Padded(outputs),
        }.Check();
    }

    [Theory]
    [InlineData(7, 13, 10)]
    [InlineData(33, 67, 31)]
    [InlineData(300, 9, 40)]
    public void WeightGradientReadsGradientsWithDeadLanes(int rows, int inputs, int outputs)
    {
        int panel = Layout.Width(outputs), stride = Layout.Padded(inputs), outStride = Layout.Padded(outputs);
        foreach (bool accumulate in new[] { false, true })
        {
            new ContractionCase
            {
                Name = $"weight gradient {rows}x{outputs}x{inputs}",
                End = inputs,
                RowsA = new RowWalk(1, inputs, 0, 0, 1),
                Depth = new Depth(1, 0, 0, 1, 0, 0, rows, stride, outStride),
                PanelB = panel,
                RowsC = new RowWalk(1, inputs, 0, 0, panel),
                PanelC = inputs * panel,
                Columns = outputs,
                Width = panel,
                Accumulate = accumulate,
                LengthA = rows * stride,
                LengthB = rows * outStride,
                LengthC = outStride * inputs,
            }.Check();
        }
    }

    [Fact]
    public void ReLUKeepsNaN()
    {
        DenseRun run = new(9, 20, 4);
        run.PoisonInput(5);
        run.Run(0, 9);
        Assert.All(Enumerable.Range(0, 9 * 20), i => Assert.Equal(i / 20 == 5, float.IsNaN(BitConverter.Int32BitsToSingle(run.Bits()[i]))));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        DenseRun run = new(20, 40, 200);
        run.Run(0, 20);
        run.Run(0, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Run(0, 20);
        run.Run(0, 1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static AlignedBuffer Random(int length, int seed)
    {
        AlignedBuffer buffer = new(length);
        Random random = new(seed);
        foreach (ref float value in buffer.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return buffer;
    }

    private static ContractionCase Dense(int rows, int columns, int depth, bool bias, bool accumulate, bool relu, int first = 0, int end = -1)
    {
        int panel = Layout.Width(columns), stride = Layout.Padded(depth), outStride = Layout.Padded(columns);
        return new ContractionCase
        {
            Name = $"dense {rows}x{columns}x{depth}, rows {first} to {end}",
            First = first,
            End = end < 0 ? rows : end,
            RowsA = new RowWalk(1, 1, stride, 0, 0),
            Depth = new Depth(1, 0, 0, 1, 0, 0, depth, 1, panel),
            PanelB = depth * panel,
            RowsC = new RowWalk(1, 1, outStride, 0, 0),
            PanelC = panel,
            Columns = columns,
            Width = panel,
            Bias = bias,
            Accumulate = accumulate,
            ReLU = relu,
            LengthA = rows * stride,
            LengthB = outStride * depth,
            LengthC = rows * outStride,
        };
    }

    // The same dense layer computed in several calls.
    private sealed class DenseRun
    {
        private readonly int _rows, _columns, _depth;
        private readonly AlignedBuffer _a, _b, _c, _bias;

        public DenseRun(int rows, int columns, int depth)
        {
            (_rows, _columns, _depth) = (rows, columns, depth);
            _a = Filled(rows * Layout.Padded(depth));
            _b = Filled(Layout.Padded(columns) * depth);
            _bias = Filled(Layout.Padded(columns));
            _c = new AlignedBuffer(rows * Layout.Padded(columns));
        }

        public void PoisonInput(int row) => _a.Span[row * Layout.Padded(_depth)] = float.NaN;

        public void Run(int first, int end)
        {
            int panel = Layout.Width(_columns);
            Contraction.Run(
                first, end, ref _a.Start, new RowWalk(1, 1, Layout.Padded(_depth), 0, 0), new Depth(1, 0, 0, 1, 0, 0, _depth, 1, panel),
                ref _b.Start, _depth * panel, ref _c.Start, new RowWalk(1, 1, Layout.Padded(_columns), 0, 0), panel, _columns, panel, ref _bias.Start,
                false, default(ReLU));
        }

        public void RunPanels(int first, int end)
        {
            int panel = Layout.Width(_columns);
            Contraction.RunPanels(
                first, end, _rows, ref _a.Start, new RowWalk(1, 1, Layout.Padded(_depth), 0, 0), new Depth(1, 0, 0, 1, 0, 0, _depth, 1, panel),
                ref _b.Start, _depth * panel, ref _c.Start, new RowWalk(1, 1, Layout.Padded(_columns), 0, 0), panel, _columns, panel, ref _bias.Start,
                false, default(ReLU));
        }

        public int[] Bits()
        {
            int[] bits = new int[_rows * _columns];
            for (int i = 0; i < bits.Length; i++)
            {
                bits[i] = BitConverter.SingleToInt32Bits(_c.Span[(i / _columns * Layout.Padded(_columns)) + (i % _columns)]);
            }

            return bits;
        }

        private static AlignedBuffer Filled(int length)
        {
            AlignedBuffer buffer = new(length);
            Random random = new(length);
            foreach (ref float value in buffer.Span)
            {
                value = (random.NextSingle() * 2) - 1;
            }

            return buffer;
        }
    }
}
