using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Random cases, classes without rows among them, against scikit-learn's figures (metrics.py), in batches of any size.</summary>
public sealed class MetricOracleTests
{
    private const double Tolerance = 1e-12;

    private static readonly JsonElement s_cases =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Metrics", "metrics.json"))).RootElement;

    public static TheoryData<int> Classification() => [.. Enumerable.Range(0, 10)];

    public static TheoryData<int> Binary() => [.. Enumerable.Range(0, 5)];

    public static TheoryData<int> Regression() => [.. Enumerable.Range(0, 6)];

    [Fact]
    public void EveryCaseIsTested() =>
        Assert.Equal([10, 5, 6], new[] { "classification", "binary", "regression" }.Select(kind => s_cases.GetProperty(kind).GetArrayLength()));

    [Theory]
    [MemberData(nameof(Classification))]
    public void ClassificationIsThatOfScikitLearn(int index)
    {
        JsonElement example = s_cases.GetProperty("classification")[index];
        int classes = example.GetProperty("classes").GetInt32();
        float[] scores = Floats(example, "scores");
        int[] labels = [.. Floats(example, "labels").Select(label => (int)label)];
        double[] top = Doubles(example, "top");
        Metric[] tops = [.. Enumerable.Range(1, classes).Select(k => new TopKAccuracy(k))];
        CheckClasses(example, classes, tops, metric => AddInBatches(metric, MetricShape.OfClasses(classes), scores, labels));
        Assert.Equal(top, tops.Select(metric => metric.Value));
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void TwoClassesByThresholdAreThoseOfScikitLearn(int index)
    {
        JsonElement example = s_cases.GetProperty("binary")[index];
        float[] scores = Floats(example, "scores"), targets = Floats(example, "targets");
        double threshold = example.GetProperty("threshold").GetDouble();
        CheckClasses(example, 2, [], metric => AddInBatches(metric, MetricShape.OfNumbers(1), scores, targets), threshold);
    }

    [Theory]
    [MemberData(nameof(Regression))]
    public void RegressionIsThatOfScikitLearn(int index)
    {
        JsonElement example = s_cases.GetProperty("regression")[index];
        MetricShape shape = MetricShape.OfNumbers(example.GetProperty("outputs").GetInt32());
        float[] predictions = Floats(example, "predictions"), targets = Floats(example, "targets");
        Dictionary<string, Metric> metrics =
            new() { ["mae"] = new MeanAbsoluteError(), ["rmse"] = new RootMeanSquaredError(), ["r2"] = new RSquared() };
        foreach ((string name, Metric metric) in metrics)
        {
            AddInBatches(metric, shape, predictions, targets);
            Assert.Equal(example.GetProperty(name).GetDouble(), metric.Value, Tolerance);
        }
    }

    private static void CheckClasses(JsonElement example, int classes, Metric[] more, Action<Metric> add, double threshold = 0.5)
    {
        Accuracy accuracy = new() { Threshold = threshold };
        ConfusionMatrix matrix = new() { Threshold = threshold };
        Dictionary<string, Func<ClassAverage, int?, ClassScore>> scores = new()
        {
            ["precision"] = (average, one) => new Precision { Average = average, Class = one, Threshold = threshold },
            ["recall"] = (average, one) => new Recall { Average = average, Class = one, Threshold = threshold },
            ["f1"] = (average, one) => new F1 { Average = average, Class = one, Threshold = threshold },
        };
        Array.ForEach<Metric>([accuracy, matrix, .. more], add);
        Assert.Equal(example.GetProperty("accuracy").GetDouble(), accuracy.Value);
        Assert.Equal(example.GetProperty("accuracy").GetDouble(), matrix.Value);
        Assert.Equal(Doubles(example, "confusion"), Enumerable.Range(0, classes * classes).Select(i => (double)matrix[i / classes, i % classes]));
        foreach ((string name, Func<ClassAverage, int?, ClassScore> make) in scores)
        {
            JsonElement expected = example.GetProperty(name);
            ClassScore macro = make(ClassAverage.Macro, null), micro = make(ClassAverage.Micro, null);
            ClassScore[] ones = [.. Enumerable.Range(0, classes).Select(one => make(ClassAverage.Macro, one))];
            Array.ForEach<Metric>([macro, micro, .. ones], add);
            Assert.Equal(expected.GetProperty("macro").GetDouble(), macro.Value, Tolerance);
            Assert.Equal(expected.GetProperty("micro").GetDouble(), micro.Value, Tolerance);
            double[] perClass = Doubles(expected, "classes");
            Assert.All(Enumerable.Range(0, classes), one =>
            {
                Assert.Equal(perClass[one], macro.OfClass(one), Tolerance);
                Assert.Equal(macro.OfClass(one), ones[one].Value);
            });
        }
    }

    private static void AddInBatches<T>(Metric metric, MetricShape shape, float[] predictions, T[] targets)
        where T : unmanaged
    {
        int rows = targets.Length / shape.TargetLength;
        double[] values = [.. new[] { rows, 7, 1 }.Select(batch =>
        {
            metric.Begin(shape);
            for (int first = 0; first < rows; first += batch)
            {
                int count = Math.Min(batch, rows - first);
                ReadOnlySpan<float> some = predictions.AsSpan(first * shape.OutputLength, count * shape.OutputLength);
                if (targets is int[] labels)
                {
                    metric.Add(some, labels.AsSpan(first * shape.TargetLength, count * shape.TargetLength));
                }
                else
                {
                    metric.Add(some, ((float[])(object)targets).AsSpan(first * shape.TargetLength, count * shape.TargetLength));
                }
            }

            Assert.Equal(rows, metric.RowCount);
            return metric.Value;
        })];

        // The same bits, not about the same.
        Assert.All(values, value => Assert.Equal(BitConverter.DoubleToInt64Bits(values[0]), BitConverter.DoubleToInt64Bits(value)));
    }

    private static float[] Floats(JsonElement example, string name) =>
        [.. example.GetProperty(name).EnumerateArray().Select(value => value.GetSingle())];

    private static double[] Doubles(JsonElement example, string name) =>
        [.. example.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
