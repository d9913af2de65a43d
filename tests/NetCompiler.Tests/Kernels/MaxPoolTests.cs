using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

public class MaxPoolTests
{
    // height, width, channels, source pixel, target pixel, kernel, stride, padding, output height, output width
    public static TheoryData<int, int, int, int, int, int, int, int, int, int> Shapes => new()
    {
        { 4, 6, 16, 16, 16, 2, 2, 0, 2, 3 },
        { 5, 7, 20, 32, 48, 3, 2, 1, 3, 4 },
        { 5, 5, 3, 3, 16, 2, 1, 0, 4, 4 },   // an imported image without pads
        { 6, 5, 37, 37, 48, 3, 3, 1, 3, 2 },
        { 5, 6, 16, 16, 16, 2, 2, 0, 3, 3 }, // ceil mode: the last window is clipped
        { 3, 3, 8, 16, 16, 3, 1, 1, 3, 3 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ForwardTakesTheLargestOfTheClippedWindow(
        int height, int width, int channels, int sourcePixel, int targetPixel, int kernel, int stride, int padding, int outHeight, int outWidth)
    {
        int sourceLine = (width + 2) * sourcePixel, targetLine = (outWidth + 1) * targetPixel;
        PoisonedBuffer source = Image(height, width, channels, sourceLine, sourcePixel, ties: false),
            target = new PoisonedBuffer(outHeight * targetLine).Freeze();
        MaxPool.Forward(
            ref source.Start, sourceLine, height, width, ref target.Start, targetLine, outHeight, outWidth, sourcePixel, targetPixel, kernel, kernel,
            stride,
            stride, padding, padding);
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++)
            {
                for (int channel = 0; channel < targetPixel; channel++)
                {
                    int at = (y * targetLine) + (x * targetPixel) + channel;
                    target.AllowWrite(at);
                    if (channel < channels)
                    {
                        int winner = Winner(source, channel, y, x);
                        Assert.Equal(source[winner], target[at]);
                    }
                }
            }
        }

        target.AssertOnlyAllowedWrites("pooled image");

        int Winner(PoisonedBuffer image, int channel, int y, int x) =>
            FirstLargest(image, (y * stride) - padding, (x * stride) - padding, kernel, height, width, sourceLine, sourcePixel, channel);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BackwardFeedsTheFirstLargest(
        int height, int width, int channels, int sourcePixel, int targetPixel, int kernel, int stride, int padding, int outHeight, int outWidth)
    {
        int sourceLine = (width + 2) * sourcePixel, gradientLine = (outWidth + 1) * targetPixel, resultLine = (width + 1) * sourcePixel;
        PoisonedBuffer source = Image(height, width, channels, sourceLine, sourcePixel, ties: true);
        PoisonedBuffer gradient = Image(outHeight, outWidth, channels, gradientLine, targetPixel, ties: true);
        PoisonedBuffer result = new PoisonedBuffer(height * resultLine).Freeze();
        float[,,] expected = new float[height, width, channels];
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    int at = FirstLargest(source, (y * stride) - padding, (x * stride) - padding, kernel, height, width, sourceLine, sourcePixel,
                        channel);
                    expected[at / sourceLine, at % sourceLine / sourcePixel, channel] += gradient[(y * gradientLine) + (x * targetPixel) + channel];
                }
            }
        }

        MaxPool.Backward(
            ref source.Start, sourceLine, ref gradient.Start, gradientLine, ref result.Start, resultLine, height, width, outHeight, outWidth,
            sourcePixel,
            targetPixel, sourcePixel, kernel, kernel, stride, stride, padding, padding);
        for (int i = 0; i < height * width * sourcePixel; i++)
        {
            int channel = i % sourcePixel, x = i / sourcePixel % width, y = i / sourcePixel / width,
                at = (y * resultLine) + (x * sourcePixel) + channel;
            result.AllowWrite(at);
            if (channel < channels)
            {
                Assert.Equal(expected[y, x, channel], result[at]);
            }
        }

        result.AssertOnlyAllowedWrites("gradient");
    }

    /// <summary>Windows that have no pixels in common are read before they are written.</summary>
    [Theory]
    [InlineData(2, 32)]
    [InlineData(2, 21)]
    [InlineData(3, 48)]
    public void BackwardMayWriteOverTheImage(int kernel, int channels)
    {
        int height = 2 * kernel, width = 3 * kernel, line = width * channels;
        PoisonedBuffer source = Image(height, width, channels, line, channels, ties: true), gradient = Image(2, 3, channels, 3 * channels, channels, ties: true);
        PoisonedBuffer expected = new(height * line);
        Backward(ref expected.Start);
        Backward(ref source.Start);
        for (int i = 0; i < height * line; i++)
        {
            Assert.Equal(expected[i], source[i]);
        }

        void Backward(ref float result) => MaxPool.Backward(
            ref source.Start, line, ref gradient.Start, 3 * channels, ref result, line, height, width, 2, 3,
            channels, channels, channels, kernel, kernel, kernel, kernel, 0, 0);
    }

    [Fact]
    public void NaNWins()
    {
        PoisonedBuffer source = new(4 * 16), target = new(16);
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = i / 16 == 1 && i % 16 == 3 ? float.NaN : i;
        }

        MaxPool.Forward(ref source.Start, 32, 2, 2, ref target.Start, 16, 1, 1, 16, 16, 2, 2, 2, 2, 0, 0);
        for (int i = 0; i < 16; i++)
        {
            Assert.Equal(i == 3 ? float.NaN : 48 + i, target[i]);
        }
    }

    private static int FirstLargest(PoisonedBuffer image, int top, int left, int kernel, int height, int width, int line, int pixel, int channel)
    {
        int best = -1;
        for (int y = Math.Max(top, 0); y < Math.Min(top + kernel, height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(left + kernel, width); x++)
            {
                int at = (y * line) + (x * pixel) + channel;
                best = best < 0 || image[at] > image[best] ? at : best;
            }
        }

        return best;
    }

    private static PoisonedBuffer Image(int height, int width, int channels, int line, int pixel, bool ties)
    {
        Random random = new(height);
        PoisonedBuffer image = new(height * line);
        for (int i = 0; i < height * width * channels; i++)
        {
            int channel = i % channels, x = i / channels % width, y = i / channels / width;
            image[(y * line) + (x * pixel) + channel] = ties ? random.Next(-2, 3) : -random.NextSingle();
        }

        return image;
    }
}
