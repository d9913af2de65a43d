using System;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// Whole convolutions, forward and both gradients, against their definition in double: strides by phases, paddings, odd
/// channels, transposed panels, halos.
/// </summary>
public class ConvolutionTests
{
    public static TheoryData<int, int, int, int, int, int, int, int> Shapes => new()
    {
        // samples, channels, height, width, outputs, kernel, stride, padding
        { 1, 1, 6, 5, 1, 3, 1, 1 },
        { 2, 3, 7, 9, 17, 3, 1, 1 },
        { 2, 33, 5, 6, 40, 3, 1, 0 },
        { 3, 16, 8, 8, 32, 3, 2, 1 },
        { 1, 67, 4, 5, 7, 1, 1, 0 },
        { 2, 5, 9, 10, 6, 5, 2, 2 },
        { 2, 4, 8, 7, 35, 2, 2, 0 },
        { 1, 3, 11, 10, 20, 4, 3, 1 },
        { 2, 2, 7, 7, 3, 1, 2, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ForwardEqualsTheDefinition(int samples, int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        ConvolutionLayers layers = new(samples, channels, height, width, outputs, kernel, stride, padding);
        double[] expected = new double[layers.OutputGradient.Length];
        int plane = layers.OutHeight * layers.OutWidth;
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = layers.Bias[i / plane % outputs];
        }

        layers.Products((x, w, y) => expected[y] += (double)layers.Input[x] * layers.Weight[w]);
        AssertClose(expected, layers.Forward());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void InputGradientEqualsTheDefinition(int samples, int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        ConvolutionLayers layers = new(samples, channels, height, width, outputs, kernel, stride, padding);
        double[] expected = new double[layers.Input.Length];
        layers.Products((x, w, y) => expected[x] += (double)layers.OutputGradient[y] * layers.Weight[w]);
        AssertClose(expected, layers.InputGradient());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void WeightGradientEqualsTheDefinition(int samples, int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        ConvolutionLayers layers = new(samples, channels, height, width, outputs, kernel, stride, padding);
        double[] expected = new double[layers.Weight.Length];
        layers.Products((x, w, y) => expected[w] += (double)layers.OutputGradient[y] * layers.Input[x]);
        AssertClose(expected, layers.WeightGradient());
    }

    private static void AssertClose(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 2e-5, $"Element {i} is {actual[i]:R}, expected {expected[i]:R}.");
        }
    }
}
