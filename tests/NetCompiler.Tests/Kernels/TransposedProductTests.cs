using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Products with a weight that is transposed on the way: the bits of those with a transposed weight, and untouched memory.</summary>
public class TransposedProductTests
{
    [Theory]
    [InlineData(1, 10, 1, 128)]
    [InlineData(3, 17, 1, 40)]
    [InlineData(64, 256, 1, 64)]
    [InlineData(9, 200, 4, 33)]
    [InlineData(130, 70, 9, 16)]
    [InlineData(131, 385, 2, 67)]
    public void BitsAreThoseOfTheTransposedWeight(int rows, int outputs, int taps, int channels)
    {
        Product product = new(rows, outputs, taps, channels);
        PoisonedBuffer found = new(rows * product.StrideC);
        found.Freeze();
        int first = product.Units / 3;
        for (int m = 0; m < rows; m++)
        {
            for (int unit = first; unit < product.Units; unit++)
            {
                for (int lane = 0; lane < product.ChannelWidth; lane++)
                {
                    found.AllowWrite((m * product.StrideC) + product.PlaceOf(unit) + lane);
                }
            }
        }

        product.Run(first, product.Units, found);
        found.AssertOnlyAllowedWrites("input gradient");
        product.Run(0, first, found);
        PoisonedBuffer expected = product.RunTransposed();
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(expected[i]), BitConverter.SingleToInt32Bits(found[i]));
        }
    }

    private sealed class Product
    {
        private readonly int _rows, _outputs, _taps, _channels, _width, _panels, _strideA, _pixel, _pixels, _line;
        private readonly PoisonedBuffer _a, _weight, _bias;

        public Product(int rows, int outputs, int taps, int channels)
        {
            (_rows, _outputs, _taps, _channels, _width) = (rows, outputs, taps, channels, Layout.Width(outputs));
            _panels = Layout.Padded(channels) / ChannelWidth;
            (_strideA, _pixel, _pixels) = (outputs + 3, Layout.Padded(channels) + 16, taps % 3 == 0 ? 3 : taps);
            _line = (_pixels * _pixel) + 7;
            _a = new(rows * _strideA);
            _weight = new(Layout.Padded(outputs) * taps * channels);
            _bias = new(Units * ChannelWidth);
            Random random = new(rows);
            for (int i = 0; i < rows * outputs; i++)
            {
                _a[(i / outputs * _strideA) + (i % outputs)] = random.NextSingle() - 0.5f;
            }

            for (int n = 0; n < outputs; n++)
            {
                for (int k = 0; k < taps * channels; k++)
                {
                    _weight[((((n / _width) * taps * channels) + k) * _width) + (n % _width)] = random.NextSingle() - 0.5f;
                }
            }

            for (int i = 0; i < _bias.Length; i++)
            {
                _bias[i] = random.NextSingle() - 0.5f;
            }
        }

        public int ChannelWidth => Layout.Width(_channels);

        public int Units => _taps * _panels;

        public int StrideC => (_taps / _pixels * _line) + 5;

        public int PlaceOf(int unit) => TapPlace(unit / _panels) + (unit % _panels * ChannelWidth);

        public void Run(int first, int end, PoisonedBuffer c) => TransposedProduct.Run(
            first, end, _rows, ref _a.Start, _strideA, ref _weight.Start, _outputs, _width, _taps, _channels, ChannelWidth,
            ref c.Start, StrideC, new(_taps / _pixels, _pixels, 0, _line, _pixel), ref _bias.Start, default(ReLU));

        /// <summary>The same from the whole transpose, one tap after the other.</summary>
        public PoisonedBuffer RunTransposed()
        {
            int tapLength = _panels * ChannelWidth * _outputs;
            PoisonedBuffer transposed = new(_taps * tapLength), c = new(_rows * StrideC);
            Panels.Transpose(0, Units, ref _weight.Start, _outputs, _width, _taps, _channels, ChannelWidth, ref transposed.Start);
            for (int tap = 0; tap < _taps; tap++)
            {
                Contraction.Run(
                    0, _rows, ref _a.Start, new(1, 1, _strideA, 0, 0), new(1, 0, 0, 1, 0, 0, _outputs, 1, ChannelWidth),
                    ref transposed[tap * tapLength], _outputs * ChannelWidth, ref c[TapPlace(tap)], new(1, 1, StrideC, 0, 0), ChannelWidth,
                    _channels, ChannelWidth, ref _bias[tap * _panels * ChannelWidth], false, default(ReLU));
            }

            return c;
        }

        private int TapPlace(int tap) => (tap / _pixels * _line) + (tap % _pixels * _pixel);
    }
}
