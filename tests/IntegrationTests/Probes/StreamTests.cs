using System;
using System.Linq;
using NetCompiler.IntegrationTests.Guarantees;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using Xunit;
using Zoo;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Prediction of one step a call: the same bits as of the whole sequence, from a state that is plain numbers.</summary>
public class StreamTests
{
    [Fact]
    public void StepsOfASequenceHaveTheBitsOfTheWhole()
    {
        CharacterLSTM network = new(seed: 3);
        int[] ids = [.. Enumerable.Range(0, CharacterLSTM.InputLength).Select(i => i * 7 % 27)];
        float[] whole = new float[CharacterLSTM.OutputLength], step = new float[CharacterLSTM.StepOutputLength];
        network.Predict(ids, whole);
        StreamState state = network.CreateStream();
        Assert.Equal((1, 27, 4 * 64), (CharacterLSTM.StepInputLength, step.Length, state.Values.Length));
        for (int i = 0; i < ids.Length; i++)
        {
            network.PredictStep([ids[i]], step, state);
            Assert.Equal(whole[(i * step.Length)..((i + 1) * step.Length)], step);
        }
    }

    [Fact]
    public void APredictionOfTheSequenceSoFarEndsAsThatOfTheWhole()
    {
        SensorNetwork network = new(seed: 3);
        float[] x = NetworkData.Floats(SensorNetwork.InputLength, 2, new Random(5)), whole = new float[SensorNetwork.OutputLength], step = new float[5];
        StreamState state = network.CreateStream();
        Workspace workspace = network.CreateWorkspace(2);
        for (int i = 0; i < x.Length; i += SensorNetwork.StepInputLength)
        {
            network.PredictStep(x.AsSpan(i, SensorNetwork.StepInputLength), step, state, workspace);
            network.Predict(x, whole, steps: (i / SensorNetwork.StepInputLength) + 1);
            Assert.Equal(whole, step);
        }
    }

    [Fact]
    public void AStateIsAValue()
    {
        CharacterLSTM network = new(seed: 3);
        StreamState state = network.CreateStream();
        float[] first = new float[27], again = new float[27];
        network.PredictStep([4], first, state);
        StreamState copy = state.Clone();
        float[] saved = state.Values.ToArray();
        network.PredictStep([9], first, state);

        // From a copy, from numbers that were kept, and from another state.
        network.PredictStep([9], again, copy);
        Assert.Equal(first, again);
        saved.CopyTo(copy.Values);
        network.PredictStep([9], again, copy);
        Assert.Equal(first, again);
        copy.CopyTo(state);
        Assert.Equal(copy.Values.ToArray(), state.Values.ToArray());
        state.Reset();
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void WhatDoesNotBelongIsRefused()
    {
        CharacterLSTM network = new();
        StreamState state = network.CreateStream(), other = new SensorNetwork().CreateStream();
        float[] output = new float[27];
        Assert.Contains(
            "state was made for 'SensorNetwork', not for 'CharacterLSTM'",
            Assert.Throws<ArgumentException>("state", () => network.PredictStep([1], output, other)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("other", () => state.CopyTo(other));
        Assert.Throws<ArgumentException>("input", () => network.PredictStep([1, 2], output, state));
        Assert.Throws<ArgumentException>("output", () => network.PredictStep([1], new float[26], state));
        Assert.Throws<ArgumentOutOfRangeException>("input", () => network.PredictStep([27], output, state));
        Assert.Throws<ArgumentException>("workspace", () => network.PredictStep([1], output, state, new ImageClassifier().CreateWorkspace(1)));
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("Input(5, 3); GRU(4, Bidirectional = true)")]
    [InlineData("Input(5, 3); GRU(4); Flatten; Dense(2)")]
    [InlineData("Input(5, 3); Conv1D(4, 3); LSTM(4)")]
    [InlineData("Input(5, 3); Dense(4)")]
    [InlineData("Input(5, 3); GRU(4); GlobalAveragePool1D")]
    [InlineData("Input(5, 3); GRU(4); LayerNorm(WholeSample = true)")]
    [InlineData("Input(5, 3); GRU(4, FinalState = \"h\"); GRU(4, InitialState = \"h\")")]
    [InlineData("Input(4, Name = \"h\"); Input(5, 3, Name = \"x\"); GRU(4, InitialState = \"h\")")]
    [InlineData("Input(1, Type = \"Int32\", Name = \"n\"); Input(5, 3, Name = \"x\"); GRU(4, Lengths = \"n\")")]
    public void OthersHaveNoStream(string layers) =>
        Assert.DoesNotContain("PredictStep", string.Concat(Compiler.NetworkCompiler.Compile(Networks.Declare("Network", layers)).Files.Select(file => file.Text)), StringComparison.Ordinal);
}
