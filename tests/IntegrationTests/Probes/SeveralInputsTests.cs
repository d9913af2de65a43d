using System;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 3: two inputs, one of them token ids.</summary>
public class SeveralInputsTests
{
    private const string Layers =
        """
        Input(6, Name = "features"); Dense(8); Tap("dense"); Input(5, Type = "Int32", Name = "tokens"); Embedding(11, 4); Flatten; Dense(8);
        Add("dense"); ReLU; Dense(3); CrossEntropyLoss; Softmax
        """;

    [Fact]
    public void AgreesWithTheReference()
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(Layers, inputGradient: true);
        Assert.Equal(TwoInputNetwork.Info.Hash, compiled.Create().Info.Hash);
        NetworkCheck check = NetworkCheck.Run(compiled, seed: 1, 1, 7, 17);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void InputsAreNamed()
    {
        TwoInputNetwork network = new(seed: 1);
        TrainingSession<TwoInputNetwork.Batch> session = new(network, new() { BatchSize = 4, Optimizer = new Adam(0.05f), Threads = 1 });
        float[] features = NetworkData.Floats(4 * TwoInputNetwork.FeaturesLength, 1, new Random(1));
        int[] tokens = [.. Enumerable.Range(0, 4 * TwoInputNetwork.TokensLength).Select(i => i * 7 % 11)];
        features.CopyTo(session.Batch.Features);
        tokens.CopyTo(session.Batch.Tokens);
        new[] { 0, 1, 2, 1 }.CopyTo(session.Batch.Targets);
        session.Batch.RowCount = 4;
        float first = session.Step(), last = 0;
        for (int i = 0; i < 50; i++)
        {
            last = session.Step();
        }

        Assert.True(last < 0.1f * first, $"the loss went from {first} to {last}");
        session.Publish();
        float[] output = new float[4 * TwoInputNetwork.OutputLength];
        network.Predict(new TwoInputNetwork.Inputs { Features = features, Tokens = tokens }, output);
        Assert.Equal([0, 1, 2, 1], output.Chunk(3).Select(row => row.IndexOf(row.Max())));
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        TwoInputNetwork network = new();
        ArgumentException missing = Assert.Throws<ArgumentException>(
            () => network.Predict(new TwoInputNetwork.Inputs { Features = new float[12], Tokens = new int[5] }, new float[6]));
        Assert.Contains("inputs.Tokens has 5 elements; 2 rows of 5", missing.Message, StringComparison.Ordinal);
        ArgumentException large = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.Predict(new TwoInputNetwork.Inputs { Features = new float[12], Tokens = [0, 1, 2, 3, 4, 5, 6, 11, 8, 9] }, new float[6]));
        Assert.Contains("11", large.Message, StringComparison.Ordinal);
        Assert.Contains("token id", large.Message, StringComparison.Ordinal);
    }
}
