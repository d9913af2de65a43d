using System;
using Xunit;

namespace NetCompiler.Tests.Metrics;

public sealed class MetricTests
{
    [Fact]
    public void EqualScoresGoToTheFirst()
    {
        float[] scores = [1, 1, 1, 1];
        Accuracy accuracy = new();
        accuracy.Begin(MetricShape.OfClasses(4));
        accuracy.Add(scores, [0]);
        accuracy.Add(scores, [1]);
        Assert.Equal(0.5, accuracy.Value);
        TopKAccuracy top = new(2);
        top.Begin(MetricShape.OfClasses(4));
        for (int label = 0; label < 4; label++)
        {
            top.Add(scores, [label]);
        }

        Assert.Equal(0.5, top.Value);
    }

    [Fact]
    public void SequencesHaveALabelForEachStep()
    {
        ConfusionMatrix matrix = new();
        matrix.Begin(new MetricShape(OutputLength: 6, TargetLength: 2, HasLabels: true));
        matrix.Add([1, 2, 3, 3, 2, 1, 0, 9, 0, 0, 0, 9], [2, 1, 1, 2]);
        Assert.Equal(2, matrix.RowCount);
        Assert.Equal("0 0 0\n1 1 0\n0 0 2\n", matrix.ToString());
        Assert.Equal(0.75, matrix.Value);
    }

    [Fact]
    public void BeginForgets()
    {
        MeanAbsoluteError error = new();
        error.Begin(MetricShape.OfNumbers(1));
        error.Add([float.NaN], [1f]);
        Assert.Equal(double.NaN, error.Value);
        error.Begin(MetricShape.OfNumbers(2));
        error.Add([1, 2], [0f, 0f]);
        Assert.Equal(1.5, error.Value);
        Assert.Equal("MAE 1.5000", error.ToString());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void OnePredictionThatIsNotFiniteSpoilsTheValue(float value)
    {
        Metric[] metrics = [new Accuracy(), new TopKAccuracy(1), new F1(), new ConfusionMatrix(), new RSquared(), new RootMeanSquaredError()];
        foreach (Metric metric in metrics)
        {
            metric.Begin(MetricShape.OfNumbers(1));
            metric.Add([1, 0, value, 0], [1f, 0f, 1f, 1f]);
            metric.Add([1], [1f]);
            Assert.Equal(5, metric.RowCount);
            Assert.Equal(double.NaN, metric.Value);
        }
    }

    [Fact]
    public void NoRowsHaveNoValue()
    {
        Accuracy accuracy = new();
        Assert.Throws<InvalidOperationException>(() => accuracy.Add([1, 2], [0]));
        accuracy.Begin(MetricShape.OfClasses(2));
        Fails<InvalidOperationException>("'accuracy' has seen 0 rows; it needs 1", () => _ = accuracy.Value);
        RSquared squared = new();
        squared.Begin(MetricShape.OfNumbers(1));
        squared.Add([1], [1f]);
        Fails<InvalidOperationException>("it needs 2", () => _ = squared.Value);
    }

    [Fact]
    public void RowsThatDoNotFitAreRefused()
    {
        Accuracy accuracy = new();
        accuracy.Begin(MetricShape.OfClasses(3));
        Fails<ArgumentException>("4 numbers of predictions and 1 of targets", () => accuracy.Add([1, 2, 3, 4], [0]));
        Fails<ArgumentOutOfRangeException>("labels has 3 at 0; predictions have scores of the classes 0 to 2", () => accuracy.Add([1, 2, 3], [3]));
        Fails<ArgumentOutOfRangeException>("-1", () => accuracy.Add([1, 2, 3], [-1]));
        Fails<InvalidOperationException>("begun for targets that are labels", () => accuracy.Add([1, 2, 3], [0f]));
        accuracy.Begin(MetricShape.OfNumbers(1));
        Fails<ArgumentOutOfRangeException>("targets has 3.5 at 0; 'accuracy' reads numbers as class 0 or 1", () => accuracy.Add([1], [3.5f]));
        Fails<ArgumentOutOfRangeException>("NaN", () => accuracy.Add([1], [float.NaN]));
    }

    [Fact]
    public void ShapesThatSayNothingAreRefused()
    {
        Fails<ArgumentException>("compares classes; a row with 1 labels and 1 outputs", () => new Accuracy().Begin(MetricShape.OfClasses(1)));
        Fails<ArgumentException>("3 labels and 7 outputs", () => new F1().Begin(new MetricShape(7, 3, HasLabels: true)));
        Fails<ArgumentException>("a row has 5 and 3", () => new F1().Begin(new MetricShape(5, 3, HasLabels: false)));
        Fails<ArgumentException>("a row has 5 numbers and 1 labels", () => new RSquared().Begin(MetricShape.OfClasses(5)));
        Fails<ArgumentException>("'top-6 accuracy' needs 6 classes or more; there are 5", () => new TopKAccuracy(6).Begin(MetricShape.OfClasses(5)));
        Fails<ArgumentException>("'recall of class 5' can't be measured; there are", () => new Recall { Class = 5 }.Begin(MetricShape.OfClasses(5)));
        Fails<ArgumentException>("0 outputs", () => new Accuracy().Begin(default));
    }

    [Fact]
    public void SettingsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Accuracy { Threshold = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Precision { Class = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Precision { Average = (ClassAverage)7 });
        ConfusionMatrix matrix = new();
        matrix.Begin(MetricShape.OfClasses(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, -1]);
    }

    private static void Fails<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.ThrowsAny<T>(action).Message, StringComparison.Ordinal);
}
