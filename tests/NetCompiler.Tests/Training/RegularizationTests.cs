using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class RegularizationTests
{
    private const string Filter = "encoder.conv2d0.weight";
    private const string Matrix = "encoder.dense1.weight";
    private const string Bias = "encoder.dense1.bias";
    private const string Scale = "norm0.weight";
    private const string Table = "dense10.weight";

    private static readonly string[] s_names = [Filter, Matrix, Bias, Scale, Table];

    private static TrainingOptions Options(params Regularization[] entries) => new() { Optimizer = new SGD(0.1), Regularization = entries };

    // One step of SGD with rate 0.1, and what the formula gives for each parameter.
    private static void Check(Regularization[] entries, Func<string, double, double, double> formula)
    {
        foreach (string name in s_names)
        {
            UpdateBench fresh = new(Options(entries));
            float[] before = fresh.Read(fresh.Parameters, name), gradients = fresh.Read(fresh.Gradients, name);
            fresh.Step();
            float[] expected = [.. before.Zip(gradients, (p, g) => (float)formula(name, p, g))];
            Assert.Equal(expected, fresh.Read(fresh.Parameters, name), (a, b) => Math.Abs(a - b) < 1e-6f);
        }
    }

    [Fact]
    public void L2IsAddedToTheGradient() => Check(
        [new() { L2 = 0.5 }, new() { L2 = 0.25, Kinds = ParameterKinds.Weight }],
        (name, p, g) => p - (0.1 * (g + (p * (name is Filter or Matrix ? 0.75 : name == Table ? 0.5 : 0)))));

    [Fact]
    public void WeightDecayIsTakenFromTheParameter() => Check(
        [new() { WeightDecay = 0.5, Kinds = ParameterKinds.Bias | ParameterKinds.Norm }],
        (name, p, g) => p - (name is Bias or Scale ? 0.05 * p : 0) - (0.1 * g));

    [Fact]
    public void L1IsAProximalStep() => Check(
        [new() { L1 = 2 }],
        (name, p, g) =>
        {
            double next = p - (0.1 * g);
            return name is Bias or Scale ? next : Math.Sign(next) * Math.Max(Math.Abs(next) - 0.2, 0);
        });

    [Fact]
    public void L1MakesExactZeros()
    {
        UpdateBench bench = new(Options(new Regularization { L1 = 2 }));
        bench.Step();
        float[] weights = bench.Read(bench.Parameters, Matrix);
        Assert.InRange(weights.Count(value => BitConverter.SingleToInt32Bits(value) == 0), weights.Length / 20, weights.Length / 2);
    }

    [Fact]
    public void MaxNormLimitsTheWeightsOfEachOutput()
    {
        UpdateBench bench = new(Options(
            new() { MaxNorm = 5 }, new() { MaxNorm = 4, Kinds = ParameterKinds.All }, new() { MaxNorm = 0.5, Kinds = ParameterKinds.Norm }));
        string[] names = s_names;
        float[][] before = [.. names.Select(name => bench.Read(bench.Parameters, name))];
        bench.Gradients.Span.Clear();
        bench.Step();
        int limited = 0;
        for (int i = 0; i < names.Length; i++)
        {
            ParameterInfo parameter = bench.Info.Parameters[i];
            float[] after = bench.Read(bench.Parameters, names[i]);
            int length = parameter.Count / parameter.Shape[0];
            double limit = names[i] == Scale ? 0.5 : 4;
            for (int output = 0; output < parameter.Shape[0]; output++)
            {
                double norm = Math.Sqrt(before[i].Skip(output * length).Take(length).Sum(value => (double)value * value));
                double factor = Math.Min(1, limit / norm);
                limited += factor < 1 ? 1 : 0;
                for (int k = output * length; k < (output + 1) * length; k++)
                {
                    Assert.Equal((float)(before[i][k] * factor), after[k], 1e-6f);
                }
            }
        }

        Assert.InRange(limited, 50, 120);
        Assert.True(bench.HasZeroPads(bench.Parameters));
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { Kinds = ParameterKinds.None });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { Kinds = (ParameterKinds)16 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { L1 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { L2 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { WeightDecay = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularization { MaxNorm = 0 });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { Regularization = null! });
        string message = Assert.Throws<ArgumentException>(() => Options(new(), null!)).Message;
        Assert.Contains("Regularization holds null at 1", message, StringComparison.Ordinal);
    }
}
