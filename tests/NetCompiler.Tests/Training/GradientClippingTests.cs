using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public sealed class GradientClippingTests
{
    // Parameters of zero and a rate of -1 in effect: after the step they are the clipped gradients with the other sign.
    private static readonly TrainingOptions s_options = new() { Optimizer = new SGD(1) };

    private static NetworkInfo InfoOf(int[][] shapes)
    {
        int offset = 0;
        ParameterInfo[] parameters = [.. shapes.Select((shape, i) =>
        {
            int count = shape.Aggregate(1, (product, size) => product * size), length = (count + 15) / 16 * 16;
            ParameterInfo parameter = new(
                $"p{i}", "l", ParameterKind.Weight, shape, offset, length, ParameterPacking.Rows, 1, count, 1, length, default, false);
            offset += length;
            return parameter;
        })];
        return new NetworkInfo("N", "t", "h", parameters, offset, 0, 0, []);
    }

    [Theory]
    [InlineData("clip_norm")]
    [InlineData("clip_norm_small")]
    [InlineData("clip_value")]
    public void ClipsAsPyTorchDoes(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "oracle", "optimizers.json")));
        JsonElement example = document.RootElement.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        JsonElement[] given = [.. example.GetProperty("gradients").EnumerateArray()], after = [.. example.GetProperty("after").EnumerateArray()];
        double limit = example.GetProperty("options").GetProperty("value").GetDouble();
        bool byNorm = example.GetProperty("op").GetString() == "ClipGradNorm";
        GradientClipping clipping = byNorm ? GradientClipping.ByGlobalNorm(limit) : GradientClipping.ByValue(limit);
        int[][] shapes = [.. given.Select(tensor => tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray())];
        UpdateBench bench = new(s_options with { Clipping = clipping }, InfoOf(shapes), threads: 1);
        bench.Parameters.Span.Clear();
        for (int i = 0; i < given.Length; i++)
        {
            Packing.Pack(bench.Info.Parameters[i], Data(given[i]), bench.Gradients.Span);
        }

        if (byNorm)
        {
            GradientNorms norms = new(UpdateSegments.TrainedOf(bench.Info), bench.Gradients, limit, isGlobal: true);
            norms.Execute(new WorkerTeam(1));
            Assert.Equal(example.GetProperty("norm").GetDouble(), norms.Norms.Single(), 1e-7);
        }

        bench.Step();
        for (int i = 0; i < given.Length; i++)
        {
            float[] found = bench.Read(bench.Parameters, $"p{i}");
            Assert.Equal(Data(after[i]), found, (a, b) => Math.Abs(a + b) < 1e-6f);
        }
    }

    [Fact]
    public void EachTensorHasItsOwnNorm()
    {
        UpdateBench bench = new(s_options with { Clipping = GradientClipping.ByNorm(2) });
        string[] names = [.. bench.Info.Parameters.Where(parameter => parameter.IsTrained).Select(parameter => parameter.Name)];
        float[][] before = [.. names.Select(name => bench.Read(bench.Gradients, name))];
        bench.Step();
        for (int i = 0; i < names.Length; i++)
        {
            double norm = Math.Sqrt(before[i].Sum(value => (double)value * value)), factor = Math.Min(1, 2 / norm);
            float[] expected = [.. before[i].Select(value => (float)(factor * value))];
            Assert.Equal(expected, bench.Read(bench.Gradients, names[i]), (a, b) => Math.Abs(a - b) <= 2e-7f * Math.Abs(a));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void NormsDoNotDependOnThreads(int threads)
    {
        NetworkInfo info = InfoOf([[300_000], [17], [4097], [123_456]]);
        Assert.Equal(Norms(1, isGlobal: false), Norms(threads, isGlobal: false));
        Assert.Equal(Norms(1, isGlobal: true), Norms(threads, isGlobal: true));
        Assert.Equal(Norms(1, isGlobal: true).Single(), Math.Sqrt(Norms(1, isGlobal: false).Sum(norm => norm * norm)), 1e-9);

        double[] Norms(int count, bool isGlobal)
        {
            UpdateBench bench = new(s_options, info, threads: 1);
            GradientNorms norms = new(UpdateSegments.TrainedOf(info), bench.Gradients, 1, isGlobal);
            norms.Execute(new WorkerTeam(count));
            double exact = Math.Sqrt(bench.Gradients.Span.ToArray().Sum(value => (double)value * value));
            Assert.Equal(exact, Math.Sqrt(norms.Norms.Sum(norm => norm * norm)), 1e-9 * exact);
            return norms.Norms;
        }
    }

    [Theory]
    [InlineData(GradientClippingKind.Value)]
    [InlineData(GradientClippingKind.Norm)]
    [InlineData(GradientClippingKind.GlobalNorm)]
    public void HugeGradientsAreClippedAndNaNIsNotHidden(GradientClippingKind kind)
    {
        GradientClipping clipping = kind switch
        {
            GradientClippingKind.Value => GradientClipping.ByValue(1),
            GradientClippingKind.Norm => GradientClipping.ByNorm(1),
            _ => GradientClipping.ByGlobalNorm(1),
        };
        Assert.Equal(kind, clipping.Kind);
        UpdateBench bench = new(s_options with { Clipping = clipping });
        bench.Gradients.Span[0] = 1e38f;
        bench.Step();
        Assert.Equal(1f, bench.Gradients.Span[0], 1e-6f);
        bench.Gradients.Span[0] = float.NaN;
        bench.Step();
        Assert.True(float.IsNaN(bench.Parameters.Span[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void LimitsAreChecked(double limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByValue(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByGlobalNorm(limit));
    }

    private static float[] Data(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())];
}
