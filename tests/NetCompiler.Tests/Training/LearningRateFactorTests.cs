using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class LearningRateFactorTests
{
    private static TrainingOptions Options(params LearningRateFactor[] factors) => new() { Optimizer = new SGD(1), LearningRateFactors = factors };

    [Theory]
    [InlineData("encoder.conv2d0.weight", 0.5)]
    [InlineData("encoder.dense1.weight", 0.25)]
    [InlineData("encoder.dense1.bias", 0)]
    [InlineData("norm0.weight", 1)]
    [InlineData("dense10.weight", 2)]
    public void TheLongestNameCounts(string name, double factor)
    {
        UpdateBench bench = new(Options(new("encoder", 0.5), new("encoder.dense1.bias", 0), new("encoder.dense1", 0.25), new("dense10.weight", 2)));
        float[] before = bench.Read(bench.Parameters, name), gradients = bench.Read(bench.Gradients, name);
        bench.Step();
        float[] expected = [.. before.Zip(gradients, (p, g) => p - ((float)factor * g))];
        Assert.Equal(expected, bench.Read(bench.Parameters, name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void RegularizationTakesTheFactorToo(double factor)
    {
        TrainingOptions options = Options(new LearningRateFactor("encoder", factor)) with { Regularization = [new() { L1 = 1, WeightDecay = 0.5 }] };
        UpdateBench bench = new(options);
        float[] before = bench.Read(bench.Parameters, "encoder.dense1.weight"), gradients = bench.Read(bench.Gradients, "encoder.dense1.weight");
        bench.Step();
        float[] expected = [.. before.Zip(gradients, (p, g) =>
        {
            double next = p - (factor * ((0.5 * p) + g));
            return (float)(Math.Sign(next) * Math.Max(Math.Abs(next) - factor, 0));
        })];
        Assert.Equal(expected, bench.Read(bench.Parameters, "encoder.dense1.weight"), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Theory]
    [InlineData("dense1")]
    [InlineData("norm0.mean")]
    [InlineData("encod")]
    public void APartHasToExist(string part)
    {
        string message = Assert.Throws<ArgumentException>(() => new UpdateBench(Options(new LearningRateFactor(part, 1)))).Message;
        Assert.Contains($"'{part}', but 'Bench' trains no part of that name", message, StringComparison.Ordinal);
        Assert.Contains("Its trained layers are encoder.conv2d0, encoder.dense1, norm0, dense10.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Assert.Throws<ArgumentException>(() => new UpdateBench(Options(new("norm0", 1), new("norm0", 2))));
        Assert.Throws<ArgumentException>(() => new LearningRateFactor(string.Empty, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFactor("a", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateFactor("a", double.NaN));
    }

    [Fact]
    public void EqualSettingsAreOneSegment()
    {
        Assert.Single(UpdateSegments.Make(UpdateBench.MakeInfo(), Options()));
        Assert.Equal(2, UpdateSegments.Make(UpdateBench.MakeInfo(), Options(new LearningRateFactor("encoder", 2))).Length);
        TrainingOptions byNorm = Options() with { Clipping = GradientClipping.ByNorm(1) };
        Assert.Equal([0, 1, 2, 3, 4], UpdateSegments.Make(UpdateBench.MakeInfo(), byNorm).Select(segment => segment.Norm));
    }
}
