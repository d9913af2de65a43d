using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Pools that are composed of several operators, against their definition.</summary>
public class PoolTests
{
    // Few different values, so that most windows have ties.
    private static readonly double[] s_values = [.. Enumerable.Range(0, 2 * 63).Select(i => (double)(i * 37 % 11 % 5))];

    [Theory]
    [InlineData(7, 9, 3, 4)]
    [InlineData(9, 7, 9, 2)]
    [InlineData(7, 9, 5, 12)]
    [InlineData(9, 7, 3, 1)]
    public void AdaptiveMaximaAreThoseOfTheirWindows(int height, int width, int outputHeight, int outputWidth) =>
        CheckAdaptive($"Input(2, {height}, {width}); AdaptiveMaxPool2D({outputHeight}, {outputWidth})", (height, width), (outputHeight, outputWidth), isSequence: false);

    [Theory]
    [InlineData(63, 10)]
    [InlineData(63, 21)]
    [InlineData(7, 12)]
    public void AdaptiveMaximaOfStepsAreThoseOfTheirWindows(int steps, int outputs) =>
        CheckAdaptive($"Input({steps}, 2); AdaptiveMaxPool1D({outputs})", (1, steps), (1, outputs), isSequence: true);

    // The value of each window, and the first place where it stands, to which a gradient of 1 goes.
    private static void CheckAdaptive(string layers, (int Height, int Width) size, (int Height, int Width) outputs, bool isSequence)
    {
        double[] x = s_values[..(2 * size.Height * size.Width)], expected = new double[2 * outputs.Height * outputs.Width], gradient = new double[x.Length];
        int At((int Height, int Width) plane, int channel, int line, int pixel) =>
            isSequence ? (pixel * 2) + channel : (((channel * plane.Height) + line) * plane.Width) + pixel;
        for (int i = 0; i < expected.Length; i++)
        {
            (int channel, int line, int pixel) = (i % 2, i / 2 / outputs.Width, i / 2 % outputs.Width);
            int first = Window(line, size.Height, outputs.Height)
                .SelectMany(y => Window(pixel, size.Width, outputs.Width).Select(column => At(size, channel, y, column)))
                .MaxBy(place => x[place]);
            expected[At(outputs, channel, line, pixel)] = x[first];
            gradient[first]++;
        }

        LoweredNetwork network = Lowered.As(LoweringMode.Predict, layers);
        Node input = network.Inputs[0].Node, total = network.Builder.Add(new Compiler.Operators.Sum(new(TensorShape.Scalar, IsBatched: false)), network.Result);
        Node slopes = Differentiation.Differentiate(network.Builder, total, [input])[input];
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(network.Builder.Build(), 1, new TestSource { ["input0"] = x });
        Assert.Equal(expected, values[network.Result].Data);
        Assert.Equal(gradient, values[slopes].Data);
    }

    private static IEnumerable<int> Window(int output, int size, int outputs)
    {
        int from = (int)Math.Floor((double)output * size / outputs), to = (int)Math.Ceiling((output + 1.0) * size / outputs);
        return Enumerable.Range(from, to - from);
    }
}
