using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Whatever the user writes, lowering ends, in a graph that holds together in every mode or in problems; it never throws.</summary>
public class RandomDeclarationTests
{
    private static readonly string[] s_inputs =
        ["Input(6)", "Input(5, 4)", "Input(3, 9, 7)", "Input(2, 4, 6, 6)", "Input(5, Type = \"Int32\"); Embedding(9, 4)", "Input(3, 6, 6, Name = \"image\")", "Input(0)", "Input(4, Type = \"Int32\")"];

    private static readonly string[] s_layers =
    [
        "Dense(6)", "Dense(4, bias: false)", "Dense(\"n\")", "Dense(0)", "Dense(6, Weights = \"w\")", "Dense(4, Name = \"fc\")", "Dense(3, Name = \"fc{i}\")",
        "Conv2D(3, 3, padding: 1)", "Conv2D(3, 1)", "Conv2D(\"n\", 3, 2)", "Conv2D(3, 3, 1, 1, Weights = \"w\")", "Conv2D(16777216, 3, padding: 1)",
        "BatchNorm", "BatchNorm(0.5, 0.1)", "ReLU", "Tanh", "Sigmoid", "Dropout(0.5)", "Dropout(\"n\")", "Softmax", "Flatten", "Flatten", "Flatten",
        "MaxPool2D(2)", "MaxPool2D(3, 1, 1)", "MaxPool2D(9)", "MaxPool2D(2, ceiling: true)", "Embedding(9, 4)", "Embedding(9, 4, Weights = \"w\")",
        "Conv3D(3, 3, padding: 1)", "GlobalAveragePool3D", "MaxPool1D(2)", "AveragePool1D(3, 1, 1)", "GlobalMaxPool1D", "AdaptiveMaxPool1D(3)", "AdaptiveMaxPool2D(\"n\", 4)", "MaxPool2D(2, SizeWidth = 1)",
        "AveragePool2D(2)", "AdaptiveAveragePool2D(3, \"n\")", "GlobalAveragePool2D", "GlobalMaxPool2D", "UpSample2D(2)", "PixelShuffle(2)", "PixelUnshuffle(3)",
        "Pad2D(1, Mode = 1)",
        "Tap(\"a\")", "Tap(\"a\")", "Tap(\"b\")", "Add(\"a\")", "Add(\"a\")", "Dense(5, Weights = \"w\")", "Add(\"b\")", "Add(\"n\")", "From(\"a\")", "From(\"image\")", "Frozen", "CrossEntropyLoss", "MeanSquaredErrorLoss",
        "LayerNorm", "LayerNorm(WholeSample = true)", "GroupNorm(2)", "GroupNorm(\"n\")", "InstanceNorm", "PReLU(PerChannel = true)", "GELU", "LogSoftmax",
        "Multiply(\"a\")", "Concat(names: [\"a\", \".\"])", "Concat(names: [\"a\", \"n\"])", "Slice(1, 2)", "Split(names: [\"p\", \"a\"])", "Split(names: [\"q\", \"r\"], Sizes = [1, \"n\"])", "Embedding(9, 4, PaddingIndex = \"n\")", "Reshape(shape: [3, 2])", "Transpose",
        "CrossEntropyLoss(ClassWeights = [1, 2], IgnoredIndex = \"n\")", "BinaryCrossEntropyLoss(PositiveWeights = [1, 2, 3])", "FocalLoss", "HuberLoss(0)",
        "Inner(4)", "Inner(\"a\")", "Inner(6, Repeat = 2)", "Inner(\"n\", Name = \"s\", Repeat = 3)", "Outer(4)", "Outer(\"2 * 3\")", "Outer(\"a\", Repeat = \"n\")",
        "Input(6)", "Input(3, 9, 7)",
    ];

    [Fact]
    public void LoweringEndsInAGraphOrInProblems()
    {
        Random random = new(7);
        Dictionary<string, int> found = [];
        int valid = 0;
        for (int i = 0; i < 10_000; i++)
        {
            NetworkDeclaration network = Next(random, out string text);
            try
            {
                IReadOnlyList<Problem> problems = NetworkCompiler.Check(network);
                Assert.Equal(problems.Count, problems.Distinct().Count());
                Assert.All(problems, problem => Assert.DoesNotContain("{", problem.Message.Replace("{i}", "", StringComparison.Ordinal), StringComparison.Ordinal));
                foreach (Problem problem in problems)
                {
                    found[problem.Description.Id] = found.GetValueOrDefault(problem.Description.Id) + 1;
                }

                if (problems.Count == 0)
                {
                    valid++;
                    VerifyModes(network);
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{text}\n{exception}");
            }
        }

        Assert.InRange(valid, 400, 5000);
        Assert.Equal(
            "NC0003 NC0006 NC0007 NC0008 NC0009 NC0010 NC0012 NC0013 NC0101 NC0102 NC0103 NC0104 NC0105 NC0202 NC0203",
            string.Join(" ", found.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("From(\"nowhere\")")]
    [InlineData("Tap(\"\")")]
    [InlineData("Conv2D(3, 99)")]
    [InlineData("Endless")]
    public void OneMistakeInARightNetworkIsOneProblem(string mistake)
    {
        LayerDeclaration wrong = Assert.Single(DeclarationText.Network(mistake, new BlockDeclaration("Endless", default, default, Cycle: true)).Layers);
        Random random = new(11);
        int tried = 0;
        while (tried < 100)
        {
            NetworkDeclaration network = Next(random, out string text);
            if (NetworkCompiler.Check(network).Count > 0)
            {
                continue;
            }

            List<LayerDeclaration> layers = [.. network.Layers];
            layers.Insert(random.Next(1, layers.Count), wrong with { Index = 99 });
            Problem[] problems = [.. NetworkCompiler.Check(network with { Layers = new(layers) })];
            Assert.True(problems.Length == 1 && problems[0].Layer == 99, $"{text}, {mistake}: {string.Join("\n", problems.Select(ProblemTests.Show))}");
            tried++;
        }
    }

    private static void VerifyModes(NetworkDeclaration network)
    {
        string[] parameters = VerifyMode(network, LoweringMode.Predict);
        if (network.Layers.Any(layer => layer.Kind.EndsWith("Loss", StringComparison.Ordinal)))
        {
            Assert.Subset(parameters.ToHashSet(), VerifyMode(network, LoweringMode.Step).ToHashSet());
            Assert.Equal(VerifyMode(network, LoweringMode.Step), VerifyMode(network, LoweringMode.Trace));
        }
    }

    private static string[] VerifyMode(NetworkDeclaration network, LoweringMode mode)
    {
        LoweredNetwork lowered = Lowering.Lower(network, mode, LayerSet.Default, [])!;
        GraphVerifier.Verify(lowered.Builder.Build(), $"lowering for {mode}");
        return [.. Lowered.Leaves<Parameter>(lowered).Select(parameter => parameter.ToString())];
    }

    private static NetworkDeclaration Next(Random random, out string text)
    {
        BlockDeclaration inner = DeclarationText.Block("Inner(n)", List(random, 1, 3, s_layers[..^11]));
        BlockDeclaration outer = DeclarationText.Block("Outer(n, k = 3)", List(random, 1, 3, s_layers[..^5]), inner);
        text = (random.Next(30) == 0 ? "" : s_inputs[random.Next(s_inputs.Length)] + "; ") + List(random, 0, 6, s_layers);
        return DeclarationText.Network(text, inner, outer);
    }

    private static string List(Random random, int min, int max, string[] layers) =>
        string.Join("; ", Enumerable.Range(0, random.Next(min, max + 1)).Select(_ => layers[random.Next(layers.Length)]));
}
