using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Emission;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Small networks, whose samples are predicted in straight lines.</summary>
public class StraightTests
{
    [Theory]
    [InlineData("Input(4); Dense(16); ReLU; Dense(3)")]
    [InlineData("Input(4); Dense(16); ReLU; Dense(3); CrossEntropyLoss; Softmax")]
    [InlineData("Input(16); Dense(16); ReLU; Dense(16); ReLU; Dense(1)")]
    [InlineData("Input(2); Dense(8); Tanh; Dense(1); MeanSquaredErrorLoss")]
    [InlineData("Input(3); Dense(33); Sigmoid; Dense(2, bias: false); Tanh")]
    [InlineData("Input(1); Dense(1)")]
    [InlineData("Input(3); Dense(24); Sigmoid; Dense(7); Sigmoid; Dense(2)")]
    [InlineData("Input(3); Dense(21); Softplus; Dense(12); Sigmoid; Dense(10); Softmax")]
    [InlineData("Input(6); Dense(50); ReLU; Dense(5); Tanh; Dense(16)")]
    [InlineData("Input(6); Dense(64); GELU; Dense(4); MeanSquaredErrorLoss")]
    [InlineData("Input(2); Dense(150); Sigmoid")]
    [InlineData("Input(4); Dense(280)")]
    [InlineData("Input(5); Tanh; Dense(40); GELU; Dense(20)")]
    [InlineData("Input(7); Dense(7); BatchNorm; ReLU; Tap(\"a\"); Dense(7); Add(\"a\"); LayerNorm; Dense(17)")]
    [InlineData("Input(9); Dropout(0.5); Dense(6); LeakyReLU(0.1); Slice(1, 3); LogSoftmax")]
    public void GiveWhatTheReferenceGives(string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers);
        Random random = new(layers.Length);
        NetworkInstance instance = compiled.Create();
        Dictionary<string, float[]> parameters = NetworkData.Parameters(instance.Info, random);
        instance.SetParameters(parameters);
        foreach (int rows in new[] { 1, 2, 33 })
        {
            Dictionary<string, Array> data = NetworkData.Random(compiled.Plan, rows, random);
            (double[] expected, _) = new Reference(compiled).EvaluatePredict(rows, new ReferenceSource(compiled.Plan, data, parameters, 0));
            float[] found = instance.Predict(data, rows);
            Agreement.Check($"prediction of {rows}", expected, found);
            Assert.Equal(found, instance.Predict(data, rows, instance.CreateWorkspace(8)));

            // Each sample has the bits that it has alone.
            float[] input = (float[])data.Values.First();
            int numbers = input.Length / rows, outputs = found.Length / rows;
            for (int row = 0; row < rows; row++)
            {
                Dictionary<string, Array> alone = new() { [data.Keys.First()] = input[(row * numbers)..((row + 1) * numbers)] };
                Assert.Equal(found[(row * outputs)..((row + 1) * outputs)], instance.Predict(alone, 1));
            }
        }
    }

    /// <summary>Units that fill vectors and panels, or do not, in one block or several.</summary>
    [Theory]
    [InlineData("Input(5, 7); LSTM(32); Dense(3)")]
    [InlineData("Input(5, 7); LSTM(20, LastState: true); Dense(3)")]
    [InlineData("Input(4, 8); LSTM(48, Bidirectional: true)")]
    [InlineData("Input(4, 8); LSTM(80, LastState: true)")]
    [InlineData("Input(3, 16); GRU(16, Layers: 2); Dense(40)")]
    [InlineData("Input(6, 3); GRU(33, LastState: true); Dense(2); Softmax")]
    [InlineData("Input(4, 4); GRU(64, LastState: true)")]
    [InlineData("Input(4, 12); GRU(128)")]
    [InlineData("Input(5, 2); RNN(32, LastState: true); Dense(1)")]
    [InlineData("Input(5, 2); Dense(6); RNN(9)")]
    public void SequencesAloneHaveTheBitsOfABatch(string layers)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile(layers);
        Random random = new(layers.Length);
        NetworkInstance instance = compiled.Create();
        Dictionary<string, float[]> parameters = NetworkData.Parameters(instance.Info, random);
        instance.SetParameters(parameters);
        const int Rows = 3;
        Dictionary<string, Array> data = NetworkData.Random(compiled.Plan, Rows, random);
        (double[] expected, _) = new Reference(compiled).EvaluatePredict(Rows, new ReferenceSource(compiled.Plan, data, parameters, 0));
        float[] found = instance.Predict(data, Rows), input = (float[])data.Values.First();
        Agreement.Check($"prediction of {Rows}", expected, found);
        int numbers = input.Length / Rows, outputs = found.Length / Rows;
        for (int row = 0; row < Rows; row++)
        {
            Dictionary<string, Array> alone = new() { [data.Keys.First()] = input[(row * numbers)..((row + 1) * numbers)] };
            Assert.Equal(found[(row * outputs)..((row + 1) * outputs)], instance.Predict(alone, 1));
        }
    }

    [Theory]
    [InlineData("Input(4); Dense(16); ReLU; Dense(3)", true)]
    [InlineData("Input(16); Dense(16); Tanh; Dense(16); Tanh; Dense(1)", true)]
    [InlineData("Input(9); Dropout(0.5); Dense(6); LeakyReLU(0.1); Slice(1, 3); LogSoftmax", true)]
    [InlineData("Input(784); Dense(128); ReLU; Dense(10)", false)]
    [InlineData("Input(4); Dense(280)", true)]
    [InlineData("Input(1, 4, 4); Conv2D(4, 3); Flatten; Dense(2)", false)]
    public void AreThoseWithLittleWork(string layers, bool isStraight) =>
        Assert.Equal(isStraight, StraightEmitter.IsStraight(NetworkAssembly.Compile(layers).Plan));

    [Fact]
    public void AreNoneWhoseNumericsAreExact() =>
        Assert.False(StraightEmitter.IsStraight(NetworkCompiler.Plan(Harness.Networks.Declare("Exact", "Input(4); Dense(16); ReLU; Dense(3)") with { ExactNumerics = true })));
}
