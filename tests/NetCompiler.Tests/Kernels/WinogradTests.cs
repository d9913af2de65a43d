using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Convolutions by Winograd's algorithm against the definition in double, on poisoned memory.</summary>
public class WinogradTests
{
    // Relative to the largest output: F(4 x 4) has transforms whose terms cancel.
    private const double FourTolerance = 5e-6, TwoTolerance = 2e-6;

    public static TheoryData<int, int, int, int, int, int, int, int> Shapes => new()
    {
        // samples, channels, height, width, outputs, padding, block, panels
        { 1, 1, 9, 8, 1, 0, 4, 1 },
        { 1, 16, 8, 8, 32, 1, 8, 1 },
        { 2, 3, 7, 9, 17, 1, 4, 2 },
        { 3, 33, 5, 6, 40, 0, 16, 3 },
        { 2, 67, 4, 5, 7, 1, 4, 1 },
        { 1, 40, 13, 10, 65, 2, 28, 3 },
        { 2, 48, 7, 7, 48, 1, 8, 2 },
        { 5, 20, 1, 2, 35, 1, 12, 1 },
        { 1, 200, 6, 17, 130, 1, 8, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TilesOfFourEqualTheDefinition(int samples, int channels, int height, int width, int outputs, int padding, int block, int panels) => AssertClose(
        new(samples, channels, height, width, outputs, 3, 1, padding), layers => layers.Winograd(default(WinogradFour), block, panels), FourTolerance);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TilesOfTwoEqualTheDefinition(int samples, int channels, int height, int width, int outputs, int padding, int block, int panels) => AssertClose(
        new(samples, channels, height, width, outputs, 3, 1, padding), layers => layers.Winograd(default(WinogradTwo), block, panels), TwoTolerance);

    [Fact]
    public void EveryNumberOfChannelsIsRight()
    {
        for (int channels = 1; channels <= 67; channels++)
        {
            int outputs = 68 - channels;
            AssertClose(new(1, channels, 5, 7, outputs, 3, 1, 1), layers => layers.Winograd(default(WinogradFour), 8), FourTolerance);
            AssertClose(new(1, channels, 3, 5, outputs, 3, 1, 1), layers => layers.Winograd(default(WinogradTwo), 4), TwoTolerance);
        }
    }

    [Fact]
    public void BitsDependNeitherOnTheBatchNorOnBlocks()
    {
        float[] expected = new ConvolutionLayers(1, 37, 9, 11, 50, 3, 1, 1).Winograd(default(WinogradFour), 8);

        // The first sample of a batch is drawn as a single one is; weights are drawn apart.
        float[] batch = new ConvolutionLayers(4, 37, 9, 11, 50, 3, 1, 1).Winograd(default(WinogradFour), 4, panels: 4);

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), batch[..expected.Length].Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 11)]
    public void OutputsAreAddedToWhatIsThere(int height, int width)
    {
        ConvolutionLayers layers = new(2, 37, height, width, 50, 3, 1, 1);
        float[] twice = [.. layers.Winograd(default(WinogradFour), 8).Select(y => y + y)];

        Assert.Equal(twice, layers.Winograd(default(WinogradFour), 8, isTwice: true));
    }

    private static void AssertClose(ConvolutionLayers layers, Func<ConvolutionLayers, float[]> run, double tolerance)
    {
        double[] expected = new double[layers.OutputGradient.Length];
        int plane = layers.OutHeight * layers.OutWidth;
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = layers.Bias[i / plane % layers.Bias.Length];
        }

        layers.Products((x, w, y) => expected[y] += (double)layers.Input[x] * layers.Weight[w]);
        float[] actual = run(layers);
        double allowed = tolerance * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"Element {i} is {actual[i]:R}, expected {expected[i]:R}.");
        }
    }
}
