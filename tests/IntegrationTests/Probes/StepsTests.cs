using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Layers;
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

    public static TheoryData<string> Networks => new(
        "Input({0}Type = \"Int32\"); Embedding(11, 20); LayerNorm; Dense(33); GELU; Dense(7); Softmax",
        "Input(5{0}); Standardize([0, 1, 2, 3, 4], 2); Dense(16); ReLU; Tap(\"x\"); Dense(16); Tanh; Add(\"x\"); RMSNorm; Dense(3); CrossEntropyLoss; LogSoftmax",
        "Input(6{0}, Type = \"Byte\"); Rescale(0.01); Tap(\"x\"); Slice(2, 3); Concat(names: [\"x\", \".\"]); Dense(17); SiLU",
        "Input(5{0}); Dense(16); ReLU; GlobalAveragePool1D; Dense(3); Softmax",
        "Input(6{0}); GroupNorm(2); Dense(4)",
        "Input(1{0}); Tanh; Dense(1); Sigmoid; MeanSquaredErrorLoss",
        "Input(16{0}); Tap(\"x\"); Dense(16, bias: false); Multiply(\"x\"); Tap(\"y\"); From(\"x\"); Output(\"same\"); From(\"y\"); Output(\"product\")");

    [Theory]
    [MemberData(nameof(Networks))]
    public void FewerStepsGiveTheBitsOfAShorterNetwork(string layers)
    {
        CompiledNetwork open = NetworkAssembly.Compile(Text(layers, Most, isOpen: true));
        NetworkInstance instance = open.Create(seed: 3);
        foreach (int steps in new[] { 1, 2, 7, 16, Most })
        {
            NetworkInstance shorter = NetworkAssembly.Compile(Text(layers, steps, isOpen: false)).Create(seed: 3);
            shorter.SetParameters(instance.Info.Parameters.ToDictionary(parameter => parameter.Name, parameter => Values(instance, parameter)));
            Dictionary<string, Array> data = NetworkData.Random(shorter.Compiled.Plan, Rows, new Random(steps));
            float[] expected = shorter.Predict(data, Rows);

            // What lies behind the steps must not matter, and is not written.
            NetworkInput input = open.Plan.Inputs[0];
            Dictionary<string, Array> padded = new() { [input.Name] = Padded(data[input.Name], Rows, steps) };
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
    [MemberData(nameof(Networks))]
    public void AllStepsAgreeWithTheReference(string layers)
    {
        NetworkCheck check = NetworkCheck.Run(NetworkAssembly.Compile(Text(layers, Most, isOpen: true)), seed: 1, 1, 7);
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
    }

    private static string Text(string layers, int steps, bool isOpen) =>
        layers.Replace("{0}Type", isOpen ? $"Steps = {steps}, Type" : $"{steps}, Type", StringComparison.Ordinal) is string ids && ids != layers ? ids
        : isOpen ? layers.Replace("{0}", $", Steps = {steps}", StringComparison.Ordinal)
        : System.Text.RegularExpressions.Regex.Replace(layers, @"Input\((\d+)\{0\}", $"Input({steps}, $1");

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
