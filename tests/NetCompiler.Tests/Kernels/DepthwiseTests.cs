using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Convolutions of each channel by itself against plain loops, with pads of NaN where lanes are dead.</summary>
public class DepthwiseTests
{
    private const int Height = 9;
    private const int Width = 22;
    private const int Rows = 3;

    // Channels, kernel, stride, dilation.
    public static TheoryData<int, int, int, int> Cases => new()
    {
        { 16, 3, 1, 1 }, { 5, 3, 2, 1 }, { 33, 2, 1, 2 }, { 48, 5, 1, 1 }, { 64, 1, 3, 1 }, { 20, 7, 1, 1 }, { 64, 3, 1, 1 }, { 33, 3, 2, 1 },
        { 17, 3, 1, 3 }, { 32, 3, 4, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryOutputIsTheSumOfItsTaps(int channels, int kernel, int stride, int dilation)
    {
        Case data = new(channels, kernel, stride, dilation);
        float[] bias = Numbers(data.Lanes, 3), y = new float[data.Lines * data.Pixels * data.Lanes];
        Depthwise.Run(
            ref data.X[0], stride * Width * data.Lanes, stride * data.Lanes, ref data.W[0], data.Walk, data.PanelWidth, data.Panel,
            ref y[0], data.Pixels * data.Lanes, data.Lanes, data.Lines, data.Pixels, data.Lanes, ref bias[0], default(ReLU));
        float[] plain = new float[y.Length];
        Depthwise.Run(
            ref data.X[0], stride * Width * data.Lanes, stride * data.Lanes, ref data.W[0], data.Walk, data.PanelWidth, data.Panel,
            ref plain[0], data.Pixels * data.Lanes, data.Lanes, data.Lines, data.Pixels, data.Lanes,
            ref System.Runtime.CompilerServices.Unsafe.NullRef<float>(), default(Linear));
        double[] expected = new double[y.Length];
        data.ForEachProduct(0, (output, channel, tap, x) => expected[output] += x * data.Weight(tap, channel));
        for (int i = 0; i < y.Length; i++)
        {
            if (i % data.Lanes < channels)
            {
                Assert.Equal(expected[i], plain[i], 1e-5);
                Assert.Equal(Math.Max(0, expected[i] + bias[i % data.Lanes]), y[i], 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WeightGradientsSumOverRowsAndClearPads(int channels, int kernel, int stride, int dilation)
    {
        Case data = new(channels, kernel, stride, dilation);
        float[] g = Numbers(Rows * data.Lines * data.Pixels * data.Lanes, 4), dw = new float[data.W.Length];
        Array.Fill(dw, float.NaN);
        int length = data.Lines * data.Pixels * data.Lanes;
        for (int unit = 0; unit < data.Lanes / 16; unit++)
        {
            Depthwise.WeightGradient(
                unit, unit + 1, Rows, ref data.X[0], Height * Width * data.Lanes, stride * Width * data.Lanes, stride * data.Lanes, data.Walk,
                ref g[0], length, data.Pixels * data.Lanes, data.Lanes, data.Lines, data.Pixels, data.PanelWidth, data.Panel, ref dw[0], channels);
        }

        double[] expected = new double[kernel * kernel * channels];
        for (int row = 0; row < Rows; row++)
        {
            data.ForEachProduct(row, (output, channel, tap, x) => expected[(tap * channels) + channel] += x * g[(row * length) + output]);
        }

        for (int i = 0; i < dw.Length; i++)
        {
            (int tap, int channel) = data.TapOf(i);
            Assert.Equal(channel < channels ? expected[(tap * channels) + channel] : 0, dw[i], 1e-4);
        }

    }

    private static float[] Numbers(int count, int seed)
    {
        System.Random random = new(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (random.NextSingle() * 2) - 1;
        }

        return numbers;
    }

    private sealed class Case
    {
        private readonly int _channels;
        private readonly int _kernel;
        private readonly int _stride;
        private readonly int _dilation;

        public Case(int channels, int kernel, int stride, int dilation)
        {
            (_channels, _kernel, _stride, _dilation) = (channels, kernel, stride, dilation);
            int padded = (channels + 15) / 16 * 16;
            PanelWidth = padded % 32 == 0 ? 32 : 16;
            Lanes = padded;
            Panel = kernel * kernel * PanelWidth;
            int span = (dilation * (kernel - 1)) + 1;
            (Lines, Pixels) = (((Height - span) / stride) + 1, ((Width - span) / stride) + 1);
            Walk = new(kernel, kernel, dilation * Width * Lanes, dilation * Lanes, kernel * PanelWidth, PanelWidth);
            X = Numbers(Rows * Height * Width * Lanes, 1);
            W = Numbers(Lanes / PanelWidth * Panel, 2);
            for (int i = 0; i < X.Length; i++)
            {
                X[i] = i % Lanes < channels ? X[i] : float.NaN;
            }
        }

        public int Lanes { get; }

        public int PanelWidth { get; }

        public int Panel { get; }

        public int Lines { get; }

        public int Pixels { get; }

        public DepthwiseWalk Walk { get; }

        public float[] X { get; }

        public float[] W { get; }

        public float Weight(int tap, int channel) => W[(channel / PanelWidth * Panel) + (tap * PanelWidth) + (channel % PanelWidth)];

        public (int Tap, int Channel) TapOf(int index) => (index % Panel / PanelWidth, (index / Panel * PanelWidth) + (index % PanelWidth));

        /// <summary>Calls back with the place of an output, its channel, a tap, and the value of the image that meets it there.</summary>
        public void ForEachProduct(int row, Action<int, int, int, float> visit)
        {
            for (int output = 0; output < Lines * Pixels; output++)
            {
                for (int tap = 0; tap < _kernel * _kernel; tap++)
                {
                    int y = (output / Pixels * _stride) + (tap / _kernel * _dilation), x = (output % Pixels * _stride) + (tap % _kernel * _dilation);
                    for (int channel = 0; channel < _channels; channel++)
                    {
                        visit((output * Lanes) + channel, channel, tap, X[(((((row * Height) + y) * Width) + x) * Lanes) + channel]);
                    }
                }
            }
        }
    }
}
