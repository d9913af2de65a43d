using System;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Blocks: expressions, defaults, repetitions, taps, names.</summary>
public class BlockTests
{
    private static readonly BlockDeclaration s_residual = DeclarationText.Block(
        "Residual(width, kernel = 3)",
        """
        Tap("in"); Conv2D("width / 2", kernel: 1, bias: false); BatchNorm; ReLU;
        Conv2D("width", kernel: "kernel", padding: "(kernel - 1) / 2"); Add("in"); ReLU
        """);

    [Fact]
    public void ExpressionsAndDefaultsAreComputedWhereTheBlockIsUsed()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(8, 6, 6); Residual(8); Residual(8, kernel: 5)", s_residual);

        Assert.Equal(
            [
                "residual0.conv2d0.weight 4x8x1x1", "residual0.batchnorm0.weight 4", "residual0.batchnorm0.bias 4",
                "residual0.conv2d1.weight 8x4x3x3", "residual0.conv2d1.bias 8",
                "residual1.conv2d0.weight 4x8x1x1", "residual1.batchnorm0.weight 4", "residual1.batchnorm0.bias 4",
                "residual1.conv2d1.weight 8x4x5x5", "residual1.conv2d1.bias 8",
            ],
            Lowered.Parameters(network));
        Assert.Contains("residual1.conv2d1 Conv2D(8, kernel: 5, padding: 2) 8x6x6\n", network.Architecture, StringComparison.Ordinal);
        Assert.Contains("residual1.add0 Add(\"residual1.in\") 8x6x6\n", network.Architecture, StringComparison.Ordinal);
        Assert.DoesNotContain(network.Layers, row => row.Name is "residual0" or "residual1");
    }

    [Fact]
    public void BlocksNest()
    {
        BlockDeclaration stage = DeclarationText.Block("Stage(width)", "Residual(\"2 * width\", Name = \"first\"); Residual(\"width + width\")", s_residual);
        LoweredNetwork network = Lowered.As(LoweringMode.Step, "Input(8, 6, 6); Stage(4); MeanSquaredErrorLoss", stage);

        Assert.Contains("stage0.first.conv2d1.weight 8x4x3x3", Lowered.Parameters(network));
        Assert.Contains("stage0.residual1.conv2d1.weight 8x4x3x3", Lowered.Parameters(network));
        Assert.Equal(
            ["stage0.first.batchnorm0.running_mean", "stage0.first.batchnorm0.running_var"], Lowered.Outputs(network, OutputKind.State).Take(2));
    }

    [Theory]
    [InlineData("Unit(2, Repeat = 3)", "unit0.dense0 unit1.dense0 unit2.dense0")]
    [InlineData("Unit(2, Repeat = 2, Name = \"body\")", "body.0.dense0 body.1.dense0")]
    [InlineData("Unit(2, Repeat = 2, Name = \"body{i}\")", "body0.dense0 body1.dense0")]
    [InlineData("Unit(2, Repeat = 1, Name = \"body{i}\")", "body0.dense0")]
    [InlineData("Unit(2, Repeat = 1, Name = \"body\")", "body.dense0")]
    [InlineData("Unit(2, Repeat = 2, Name = \"body.{2 * i + 1}\")", "body.1.dense0 body.3.dense0")]
    [InlineData("Numbered(3, Repeat = 2, Name = \"x\")", "x.0.0 x.0.fc3 x.0.4.dense0 x.0.5.dense0 x.1.0 x.1.fc4 x.1.4.dense0 x.1.5.dense0")]
    [InlineData("Numbered(3, Name = \"x\")", "x.0 x.fc3 x.4.dense0 x.5.dense0")]
    [InlineData("Unit(2); Unit(2, Name = \"x\"); Unit(2)", "unit0.dense0 x.dense0 unit2.dense0")]
    [InlineData("Stack(2)", "stack0.unit0.dense0 stack0.unit1.dense0 stack0.end0.dense0")]
    [InlineData("Stack(1, Repeat = 2, Name = \"s{i}\")", "s0.unit0.dense0 s0.end0.dense0 s1.unit0.dense0 s1.end1.dense0")]
    public void RepetitionsAreNamed(string use, string names)
    {
        BlockDeclaration unit = DeclarationText.Block("Unit(width)", "Dense(\"width\")");
        BlockDeclaration stack = DeclarationText.Block("Stack(depth)", "Unit(2, Repeat = \"depth\"); Unit(2, Name = \"end{i}\")", unit);
        BlockDeclaration numbered = DeclarationText.Block(
            "Numbered(first)", "Dense(2, Name = \"0\"); Dense(2, Name = \"fc{first + i}\"); Unit(2, Repeat = 2, Name = \"{first + i + 1}\")", unit);

        Assert.Equal(
            names.Split(' '),
            Lowered.As(LoweringMode.Predict, $"Input(2); {use}", unit, stack, numbered).Layers.Skip(1).Select(row => row.Name));
    }

    [Fact]
    public void ALayerInARepeatedBlockCanBeNamedAfterTheRepetition()
    {
        BlockDeclaration unit = DeclarationText.Block("Unit(width)", "Dense(\"width\", Name = \"fc{i}\")");

        Assert.Equal(
            ["unit0.fc0", "unit1.fc1"],
            Lowered.As(LoweringMode.Predict, "Input(2); Unit(2, Repeat = 2)", unit).Layers.Skip(1).Select(row => row.Name));
    }

    [Fact]
    public void TapsAreLocal()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict, "Input(8, 6, 6); Tap(\"in\"); Residual(8); MaxPool2D(1); Add(\"in\")", s_residual);

        Assert.Same(network.Builder.Nodes[0], network.Result.Inputs[1]);
    }

    [Fact]
    public void ATextParameterNamesATapOfTheCaller()
    {
        BlockDeclaration merge = DeclarationText.Block("Merge(skip)", "Dense(4); Add(\"skip\")");
        BlockDeclaration outer = DeclarationText.Block("Outer(far, skip = \"unused\")", "Tap(\"near\"); Merge(\"near\"); Merge(\"far\")", merge);
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(4); Tap(\"skip\"); Dense(4); ReLU; Outer(\"skip\")", outer);

        Node last = network.Result;
        Assert.Equal("input0", last.Inputs[1].Layer);
        Assert.Equal("outer0.merge0.add0", last.Inputs[0].Inputs[0].Inputs[0].Layer);
        Assert.Equal("relu0", last.Inputs[0].Inputs[0].Inputs[0].Inputs[1].Layer);
        Assert.Contains("outer0.merge1.add0 Add(\"skip\") 4\n", network.Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextParameterNamesSharedWeightsOfTheCaller()
    {
        BlockDeclaration unit = DeclarationText.Block("Unit(shared)", "Dense(4, Weights = \"shared\"); Dense(4, bias: false, Weights = \"own\")");
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(4); Unit(\"tied\", Repeat = 2)", unit);

        Assert.Equal(["tied.weight 4x4", "tied.bias 4", "unit0.own.weight 4x4", "unit1.own.weight 4x4"], Lowered.Parameters(network));
    }

    [Fact]
    public void TruthAndNumbersPassThroughParameters()
    {
        BlockDeclaration unit = DeclarationText.Block("Unit(hasBias, rate)", "Dense(4, bias: \"hasBias\"); Dropout(\"rate\")");
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(4); Unit(false, 0.25); Unit(true, \"0.5\")", unit);

        Assert.Equal(["Dense(4, bias: false)", "Dropout(0.25)", "Dense(4)", "Dropout(0.5)"], network.Layers.Skip(1).Select(row => row.Declaration));
    }

    [Fact]
    public void FrozenInABlockFreezesWhatStandsAboveItThere()
    {
        BlockDeclaration unit = DeclarationText.Block("Unit()", "Dense(4); Frozen; Dense(4)");
        LoweredNetwork network = Lowered.As(LoweringMode.Step, "Input(4); Unit; Dense(4); MeanSquaredErrorLoss", unit);

        Assert.Equal(
            ["unit0.dense0.weight", "unit0.dense0.bias"],
            Lowered.Leaves<Parameter>(network).Where(parameter => parameter.IsFrozen).Select(parameter => parameter.ParameterName));

        LoweredNetwork all = Lowered.As(LoweringMode.Step, "Input(4); Dense(4); Unit; Frozen; Dense(4); MeanSquaredErrorLoss", unit);
        Assert.Equal(6, Lowered.Leaves<Parameter>(all).Count(parameter => parameter.IsFrozen));
    }

    [Theory]
    [InlineData("Input(4); Dense(4); Unit; MeanSquaredErrorLoss", 2, "unit0.dense0")]
    [InlineData("Input(4); Unit(Repeat = 2); MeanSquaredErrorLoss", 1, "unit1.dense0")]
    [InlineData("Input(4); Tap(\"x\"); Dense(4); Tap(\"y\"); From(\"x\"); Unit; Add(\"y\"); MeanSquaredErrorLoss", -1, "")]
    public void AFrozenLayerMayNotTakeWhatIsTrained(string layers, int layer, string name)
    {
        BlockDeclaration unit = DeclarationText.Block("Unit()", "Dense(4); ReLU; Frozen; Dense(4)");
        string[] found = [.. NetworkCompiler.Check(DeclarationText.Network(layers, unit)).Select(problem => $"{problem.Layer} {problem.Message}")];

        Assert.Equal(layer < 0 ? [] : [$"{layer} `Dense` '{name}' is frozen, but takes what is trained before it; let a [Frozen] follow all of it "
            + "in the network's own list, or remove the one in the block"], found);
        Assert.Empty(NetworkCompiler.Check(DeclarationText.Network(layers, unit) with { Training = false }));
    }

    [Fact]
    public void EndlessRepetitionIsReported()
    {
        BlockDeclaration block = DeclarationText.Block("B0()", "ReLU");
        for (int i = 1; i < 6; i++)
        {
            block = DeclarationText.Block($"B{i}()", $"B{i - 1}(Repeat = 10000)", block);
        }

        Problem problem = Assert.Single(NetworkCompiler.Check(DeclarationText.Network("Input(4); B5(Repeat = 10000)", block)));
        Assert.Equal(("NC0102", 1), (problem.Description.Id, problem.Layer));
        Assert.EndsWith("with it, the network has more than 10000 layers and blocks; repeat blocks less often", problem.Message, StringComparison.Ordinal);
    }
}
