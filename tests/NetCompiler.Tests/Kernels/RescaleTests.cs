using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Bytes and numbers of the caller's in the inner layouts: images by channels, and rows of features.</summary>
public class RescaleTests
{
    [Theory]
    [InlineData(1, 5, 37, false)]
    [InlineData(3, 4, 7, true)]
    [InlineData(3, 1, 64, false)]
    [InlineData(16, 2, 3, true)]
    public void ImagesHaveTheirChannelsLast(int channels, int height, int width, bool isPerFeature)
    {
        int pixels = height * width, stride = channels + 2, lineStride = (width + 2) * stride;
        byte[] source = [.. Enumerable.Range(0, channels * pixels).Select(i => (byte)(i * 37))];
        (float[] scales, float[] shifts) = Factors(channels, isPerFeature);
        PoisonedBuffer target = new PoisonedBuffer(height * lineStride).Freeze();
        Rescale.Copy(ref source[0], width, 1, pixels, ref target.Start, lineStride, stride, 1, height, width, channels, scales, shifts);
        for (int i = 0; i < source.Length; i++)
        {
            (int c, int y, int x) = (i / pixels, i / width % height, i % width);
            int at = (y * lineStride) + (x * stride) + c, factor = isPerFeature ? c : 0;
            target.AllowWrite(at);
            Assert.Equal((source[i] * scales[factor]) + shifts[factor], target[at]);
        }

        target.AssertOnlyAllowedWrites("image");
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 16)]
    [InlineData(3, 67)]
    public void RowsOfFeaturesStayAdjacent(int steps, int features)
    {
        PoisonedBuffer source = new(steps * features);
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = (i % 13) - 6.5f;
        }

        foreach (bool isPerFeature in new[] { false, true })
        {
            (float[] scales, float[] shifts) = Factors(features, isPerFeature);
            PoisonedBuffer target = new PoisonedBuffer(steps * (features + 3)).Freeze();
            Rescale.Copy(ref source.Start, 0, features, 1, ref target.Start, 0, features + 3, 1, 1, steps, features, scales, shifts);
            for (int i = 0; i < source.Length; i++)
            {
                int at = (i / features * (features + 3)) + (i % features), factor = isPerFeature ? i % features : 0;
                target.AllowWrite(at);
                Assert.Equal((source[i] * scales[factor]) + shifts[factor], target[at]);
            }

            target.AssertOnlyAllowedWrites("rows");
        }
    }

    [Fact]
    public void EveryByteIsTheNumberItStandsFor()
    {
        byte[] source = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        float[] target = new float[256];
        Rescale.Copy(ref source[0], 0, 1, 256, ref target[0], 0, 1, 256, 1, 256, 1, [1], [0]);
        Assert.Equal(Enumerable.Range(0, 256).Select(i => (float)i), target);
    }

    private static (float[] Scales, float[] Shifts) Factors(int features, bool isPerFeature)
    {
        int count = isPerFeature ? features : 1;
        return ([.. Enumerable.Range(0, count).Select(i => 0.25f + i)], [.. Enumerable.Range(0, count).Select(i => i - 1.5f)]);
    }
}
