using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public class PanelsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(17, 1, 9)]
    [InlineData(40, 3, 33)]
    [InlineData(67, 9, 5)]
    [InlineData(32, 4, 64)]
    [InlineData(7, 2, 67)]
    public void TransposeExchangesOutputsAndChannels(int outputs, int taps, int channels)
    {
        int width = Layout.Width(outputs), channelWidth = Layout.Width(channels), panels = Layout.Padded(channels) / channelWidth;
        PoisonedBuffer source = new(Layout.Padded(outputs) * taps * channels), target = new(taps * Layout.Padded(channels) * outputs);
        for (int n = 0; n < outputs; n++)
        {
            for (int k = 0; k < taps * channels; k++)
            {
                source[((((n / width) * taps * channels) + k) * width) + (n % width)] = (n * 1000) + k;
            }
        }

        target.Freeze();
        int units = taps * panels, first = units / 3;
        for (int i = first * outputs * channelWidth; i < units * outputs * channelWidth; i++)
        {
            target.AllowWrite(i);
        }

        Panels.Transpose(first, units, ref source.Start, outputs, width, taps, channels, channelWidth, ref target.Start);
        target.AssertOnlyAllowedWrites("transposed panels");
        for (int i = first * outputs * channelWidth; i < units * outputs * channelWidth; i++)
        {
            int lane = i % channelWidth, n = i / channelWidth % outputs, unit = i / channelWidth / outputs;
            int channel = (unit % panels * channelWidth) + lane, tap = unit / panels;
            Assert.Equal(channel < channels ? (n * 1000) + (tap * channels) + channel : 0, target[i]);
        }
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(17, 2, 3, 5, 1)]
    [InlineData(40, 1, 1, 33, 1)]
    [InlineData(67, 3, 2, 7, 67)]
    [InlineData(33, 1, 4, 8, 40)]
    public void PackReadsAnyStridesAndUnpackInverts(int columns, int outer, int middle, int inner, int innerStride)
    {
        // Columns are adjacent where the depth is not, and the other way round.
        int strideN = innerStride == 1 ? outer * middle * inner : 1;
        int middleStride = inner * innerStride, outerStride = middle * middleStride, depth = outer * middle * inner;
        int width = Layout.Width(columns), panels = Layout.Padded(columns) / width;
        PoisonedBuffer source = new(Math.Max(strideN, 1) * columns + depth * innerStride), packed = new(panels * depth * width),
            back = new(source.Length);
        for (int n = 0; n < columns; n++)
        {
            for (int k = 0; k < depth; k++)
            {
                source[(n * strideN) + (k * innerStride)] = (n * 1000) + k;
            }
        }

        packed.Freeze();
        for (int i = 0; i < packed.Length; i++)
        {
            packed.AllowWrite(i);
        }

        Panels.Pack(0, 1, ref source.Start, columns, strideN, width, outer, outerStride, middle, middleStride, inner, innerStride, ref packed.Start);
        Panels.Pack(1, panels, ref source.Start, columns, strideN, width, outer, outerStride, middle, middleStride, inner, innerStride,
            ref packed.Start);
        packed.AssertOnlyAllowedWrites("packed panels");
        for (int i = 0; i < packed.Length; i++)
        {
            int n = (i / width / depth * width) + (i % width), k = i / width % depth;
            Assert.Equal(n < columns ? (n * 1000) + k : 0, packed[i]);
        }

        back.Freeze();
        Panels.Unpack(0, panels, ref packed.Start, columns, width, depth, ref back.Start, strideN, innerStride);
        for (int n = 0; n < columns; n++)
        {
            for (int k = 0; k < depth; k++)
            {
                int at = (n * strideN) + (k * innerStride);
                back.AllowWrite(at);
                Assert.Equal(source[at], back[at]);
            }
        }

        back.AssertOnlyAllowedWrites("unpacked");
    }
}
