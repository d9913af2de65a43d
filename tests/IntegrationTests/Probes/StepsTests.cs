using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes.Declared;
using NetCompiler.IntegrationTests.RandomGraphs;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Sequences of which the caller says how long they are: the bits are those of a network of that length.</summary>
public class StepsTests
{
    private const int Most = 19;
    private const int Rows = 3;

    public static TheoryData<string> Layers => new(
        // Layers that go step by step, and sums over steps.
        "Input(Steps = 19, Type = \"Int32\"); Embedding(11, 20); LayerNorm; Dense(33); GELU; Dense(7); Softmax",
        "Input(5, Steps = 19); Standardize([0, 1, 2, 3, 4], 2); Dense(16); ReLU; Tap(\"x\"); Dense(16); Tanh; Add(\"x\"); RMSNorm; Dense(3); CrossEntropyLoss; LogSoftmax",
        "Input(6, Steps = 19, Type = \"Byte\"); Rescale(0.01); Tap(\"x\"); Slice(2, 3); Concat(names: [\"x\", \".\"]); Dense(17); SiLU",
        "Input(5, Steps = 19); Dense(16); ReLU; GlobalAveragePool1D; Dense(3); Softmax",
        "Input(6, Steps = 19); GroupNorm(2); Dense(4)",
        "Input(1, Steps = 19); Tanh; Dense(1); Sigmoid; MeanSquaredErrorLoss",
        "Input(16, Steps = 19); Tap(\"x\"); Dense(16, bias: false); Multiply(\"x\"); Tap(\"y\"); From(\"x\"); Output(\"same\"); From(\"y\"); Output(\"product\")",

        // Recurrence.
        "Input(5, Steps = 19); RNN(7); Dense(3); CrossEntropyLoss",
        "Input(Steps = 19, Type = \"Int32\"); Embedding(11, 6); LSTM(20, Layers = 2, LastState = true); Dense(3); Softmax",
        "Input(5, Steps = 19); GRU(9, Layers = 2, Bidirectional = true, FinalState = \"h\"); Output(\"y\"); From(\"h\"); Output(\"last\")",
        "Input(5, Steps = 19); LSTM(4, Bidirectional = true, LastState = true); Dense(3); MeanSquaredErrorLoss",
        """
        Input(4, Name = "h"); Input(4, Name = "c"); Input(3, Steps = 19, Name = "x");
        LSTM(4, InitialState = "h", InitialCell = "c", FinalState = "last", FinalCell = "cell"); Output("y"); From("last"); Output("z"); From("cell")
        """,
        """
        Input(1, Type = "Int32", Name = "n"); Input(3, Steps = 19, Name = "x");
        GRU(4, Layers = 2, Bidirectional = true, Lengths = "n", FinalState = "h"); Output("y"); From("h"); Output("last")
        """,

        // Attention, and positions.
        "Input(Steps = 19, Type = \"Int32\"); Embedding(11, 8); PositionEmbedding; TransformerEncoder(8, 2, 12, gelu: true); Dense(3); CrossEntropyLoss",
        "Input(Steps = 19, Type = \"Int32\"); Embedding(11, 8); PositionEmbedding(40); MultiHeadAttention(2, Causal = true); Dense(3); Softmax",
        "Input(8, Steps = 19); PositionEmbedding(Sinusoidal = true); MultiHeadAttention(2); GlobalAveragePool1D; Dense(3)",
        "Input(8, Steps = 19); RotaryEmbedding(2); Dense(8); MultiHeadAttention(2, Rotary = true, Causal = true)",
        """
        Input(Steps = 19, Name = "m"); ReLU; Tap("mask"); Input(8, Steps = 19, Name = "x");
        TransformerEncoder(8, 2, 12, normFirst: true, mask: "mask"); MultiHeadAttention(4, Mask = "mask", Causal = true)
        """,
        "Input(6, 8, Name = \"memory\"); Input(8, Steps = 19, Name = \"x\"); MultiHeadAttention(2, Keys = \"memory\")",
        "Input(6, 8, Name = \"x\"); Input(5, Steps = 19, Name = \"memory\"); From(\"x\"); MultiHeadAttention(2, Keys = \"memory\"); Dense(3)",
        "Input(8, Steps = 19, Name = \"memory\"); Input(8, Steps = 19, Name = \"x\"); TransformerDecoder(8, 2, 12, \"memory\"); Dense(3)",

        // Convolutions that keep the number of steps, and maxima.
        "Input(5, Steps = 19); Conv1D(7, 3, padding: \"same\"); ReLU; Conv1D(20, 5, padding: \"same\", Dilation = 2); GlobalMaxPool1D; Dense(3); CrossEntropyLoss",
        "Input(1, Steps = 19); Conv1D(4, 7, padding: \"same\"); BatchNorm; Tanh; Conv1D(6, 1); Conv1D(6, 3, padding: 1, Groups = 2); LayerNorm",
        "Input(16, Steps = 19); Tap(\"x\"); Conv1D(16, 3, padding: 1, Groups = 16); GELU; Dense(16); Add(\"x\"); Conv1D(3, 3, padding: \"same\"); Softmax",
        "Input(Steps = 19, Type = \"Int32\"); Embedding(11, 6); MaxPool1D(3, 1, 1); Conv1D(5, 9, padding: \"same\"); GRU(4, LastState = true)",
        "Input(6, Steps = 19); LSTM(5, Bidirectional = true); Conv1D(6, 5, padding: \"same\"); MultiHeadAttention(2); Conv1D(4, 3, padding: \"same\")");

    [Theory]
    [MemberData(nameof(Layers))]
    public void FewerStepsGiveTheBitsOfAShorterNetwork(string layers)
    {
        // The long ones first, so that they leave something in memory behind the short ones.
        int[] counts = [Most, 1, 16, 2, 7];
        IReadOnlyList<CompiledNetwork> networks = NetworkAssembly.Compile(
            [Networks.Declare("Open", layers), .. counts.Select(steps => Networks.Declare($"Of{steps}", OfSteps(layers, steps)))]);
        CompiledNetwork open = networks[0];
        NetworkInstance instance = open.Create(seed: 3);
        foreach ((int steps, CompiledNetwork closed) in counts.Zip(networks.Skip(1)))
        {
            NetworkInstance shorter = closed.Create(seed: 3);
            shorter.SetParameters(instance.Info.Parameters.ToDictionary(
                parameter => parameter.Name, parameter => Shortened(Values(instance, parameter), shorter.Info.Parameters.Single(other => other.Name == parameter.Name))));
            Dictionary<string, Array> data = NetworkData.Random(closed.Plan, Rows, new Random(steps));
            float[] expected = shorter.Predict(data, Rows);

            // What lies behind the steps must not matter, and is not written.
            Dictionary<string, Array> padded = open.Plan.Inputs.ToDictionary(
                input => input.Name, input => input.Type.Shape.HasSteps ? Padded(data[input.Name], Rows, steps) : data[input.Name]);
            float[] output = new float[Rows * open.Plan.PredictionLength()];
            Array.Fill(output, float.NaN);
            open.Member<CompiledNetwork.PredictStepsMember>("PredictSteps")(instance.Network, padded, output, steps);
            float[] written = [.. output.Where(value => !float.IsNaN(value))];
            Assert.Equal(expected.Length, written.Length);

            // The mean over groups is a quotient where the number of steps is known, and a product with its inverse where it is not.
            float tolerance = layers.Contains("GroupNorm", StringComparison.Ordinal) ? 1e-6f : 0;
            Assert.All(expected.Zip(written), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void AllStepsAgreeWithTheReference(string layers)
    {
        NetworkCheck check = NetworkCheck.Run(NetworkAssembly.Compile(layers), seed: 1, 1, 7);
        Assert.True(check.Faults.Count == 0, string.Join("\n", check.Faults));
    }

    [Fact]
    public void ImpossibleNumbersOfStepsAreRefused()
    {
        OpenNetwork network = new();
        int[] ids = new int[OpenNetwork.MaxSteps];
        float[] output = new float[OpenNetwork.OutputLength];
        ids[3] = 9;
        network.Predict(ids, output, steps: 3);
        Assert.Contains("9", Assert.ThrowsAny<ArgumentException>(() => network.Predict(ids, output, steps: 4)).Message, StringComparison.Ordinal);
        foreach (int steps in new[] { 0, -1, OpenNetwork.MaxSteps + 1 })
        {
            string message = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(ids, output, steps)).Message;
            Assert.Contains($"steps is {steps}; sequences of this network have 1 to 12 steps", message, StringComparison.Ordinal);
        }

        // Nor are there more ids than that.
        Assert.Throws<ArgumentException>(() => network.Predict(new int[OpenNetwork.MaxSteps + 1], output));
    }

    [Fact]
    public void LengthsBeyondTheStepsAreRefused()
    {
        CompiledNetwork compiled = NetworkAssembly.Compile("Input(1, Type = \"Int32\", Name = \"n\"); Input(2, Steps = 5, Name = \"x\"); GRU(3, Lengths = \"n\")");
        NetworkInstance instance = compiled.Create();
        Dictionary<string, Array> data = new() { ["n"] = new[] { 2, 4 }, ["x"] = new float[20] };
        float[] output = new float[30];
        CompiledNetwork.PredictStepsMember predict = compiled.Member<CompiledNetwork.PredictStepsMember>("PredictSteps");
        predict(instance.Network, data, output, 4);
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => predict(instance.Network, data, output, 3)).Message;
        Assert.Contains("the length 4 in row 1; this network knows 1 to 3", message, StringComparison.Ordinal);
    }

    // The same network for one number of steps.
    private static string OfSteps(string layers, int steps) => Regex.Replace(layers, $@"Input\((\d+, )?Steps = {Most}", match =>
        $"Input({steps}{(match.Groups[1].Success ? ", " + match.Groups[1].Value[..^2] : "")}");

    // Learned positions are as many as there are steps, unless the network says how many.
    private static float[] Shortened(float[] values, ParameterInfo parameter) => values[..parameter.Count];

    private static float[] Values(NetworkInstance instance, ParameterInfo parameter) =>
        NetworkInstance.Read(parameter, parameter.Kind == ParameterKind.State ? instance.Network.Core.Current.State : instance.Network.Core.Current.Parameters);

    private static Array Padded(Array values, int rows, int steps)
    {
        int length = values.Length / rows;
        Array padded = Array.CreateInstance(values.GetType().GetElementType()!, length / steps * Most * rows);
        if (padded is float[] floats)
        {
            Array.Fill(floats, float.NaN);
        }
        else if (padded is int[] integers)
        {
            Array.Fill(integers, int.MaxValue);
        }

        for (int row = 0; row < rows; row++)
        {
            Array.Copy(values, row * length, padded, row * padded.Length / rows, length);
        }

        return padded;
    }
}
