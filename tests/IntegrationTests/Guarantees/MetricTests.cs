using System;
using System.Linq;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Metrics of generated networks are those of what they predict.</summary>
public class MetricTests
{
    [Fact]
    public void OfOneInput()
    {
        ImageClassifier network = new(seed: 1);
        InMemoryDataSet<float, int> data = RandomImages.Make(70);
        Accuracy accuracy = new();
        ConfusionMatrix matrix = new();
        TopKAccuracy top = new(2);
        network.Evaluate(data, [accuracy, matrix, top], batchSize: 16);
        int right = 0, nearly = 0;
        long[,] counts = new long[ImageClassifier.OutputLength, ImageClassifier.OutputLength];
        float[] output = new float[ImageClassifier.OutputLength];
        for (int row = 0; row < data.Count; row++)
        {
            network.Predict(data.Input(row), output);
            int label = data.Target(row)[0];
            int[] order = [.. Enumerable.Range(0, output.Length).OrderByDescending(i => output[i])];
            counts[label, order[0]]++;
            right += order[0] == label ? 1 : 0;
            nearly += order[..2].Contains(label) ? 1 : 0;
        }

        Assert.Equal(right / 70.0, accuracy.Value);
        Assert.Equal(nearly / 70.0, top.Value);
        for (int i = 0; i < counts.Length; i++)
        {
            (int actual, int predicted) = Math.DivRem(i, ImageClassifier.OutputLength);
            Assert.Equal(counts[actual, predicted], matrix[actual, predicted]);
        }
    }

    [Fact]
    public void OfSeveralInputs()
    {
        TwoInputNetwork network = new(seed: 1);
        TwoInputs data = new();
        Accuracy accuracy = new();
        network.Evaluate(data, [accuracy], batchSize: 4);
        float[] output = new float[data.Count * TwoInputNetwork.OutputLength];
        network.Predict(new TwoInputNetwork.Inputs { Features = data.Features, Tokens = data.Tokens }, output);
        int[] predicted = [.. output.Chunk(TwoInputNetwork.OutputLength).Select(row => row.IndexOf(row.Max()))];
        Assert.Equal(predicted.Zip(data.Labels).Count(pair => pair.First == pair.Second) / (double)data.Count, accuracy.Value);
    }

    private sealed class TwoInputs : IBatchSource<TwoInputNetwork.Batch>
    {
        public int Count => 11;

        public float[] Features { get; } = [.. Enumerable.Range(0, 11 * TwoInputNetwork.FeaturesLength).Select(i => MathF.Sin(i))];

        public int[] Tokens { get; } = [.. Enumerable.Range(0, 11 * TwoInputNetwork.TokensLength).Select(i => i * 7 % 11)];

        public int[] Labels { get; } = [.. Enumerable.Range(0, 11).Select(i => i % TwoInputNetwork.OutputLength)];

        public void Fill(ReadOnlySpan<int> rows, TwoInputNetwork.Batch batch)
        {
            const int Features = TwoInputNetwork.FeaturesLength, Tokens = TwoInputNetwork.TokensLength;
            for (int i = 0; i < rows.Length; i++)
            {
                this.Features.AsSpan(rows[i] * Features, Features).CopyTo(batch.Features[(i * Features)..]);
                this.Tokens.AsSpan(rows[i] * Tokens, Tokens).CopyTo(batch.Tokens[(i * Tokens)..]);
                batch.Targets[i] = Labels[rows[i]];
            }

            batch.RowCount = rows.Length;
        }
    }
}
