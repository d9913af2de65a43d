using System;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>What several layers together become: modes, taps, inputs, shared and frozen weights.</summary>
public class NetworkTests
{
    private const string Digits =
        "Input(1, 8, 8); Conv2D(16, kernel: 3, padding: 1); BatchNorm; ReLU; MaxPool2D(2); Flatten; Dropout(0.2); Dense(10); CrossEntropyLoss; Softmax";

    [Fact]
    public void PredictionGoesOnAfterTheLossFromWhatItWasComputedFrom()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, Digits);

        Assert.Equal(["result"], Lowered.Outputs(network, OutputKind.Result));
        Assert.Equal("Softmax", network.Result.Operator.Name);
        Assert.Same(network.Result, Lowered.Output(network, OutputKind.Result, "result"));
        Assert.Equal(["loss"], Lowered.Outputs(network, OutputKind.Loss));
        Assert.DoesNotContain("Softmax", Lowered.Operators(network, OutputKind.Loss), StringComparison.Ordinal);
        Assert.Equal(["input0", "targets"], network.Inputs.Select(input => input.Name));
        Assert.DoesNotContain(network.Builder.Nodes, node => node.Operator is DropoutMask);
    }

    [Fact]
    public void AStepEndsWithTheLossAndUpdatesStates()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Step, Digits);

        Assert.Empty(Lowered.Outputs(network, OutputKind.Result));
        Assert.Equal(["loss"], Lowered.Outputs(network, OutputKind.Loss));
        Assert.Equal(["batchnorm0.running_mean", "batchnorm0.running_var"], Lowered.Outputs(network, OutputKind.State));
        Assert.DoesNotContain(network.Builder.Build().Only(OutputKind.Loss, OutputKind.State).Nodes, node => node.Operator is Softmax);
        Assert.Single(network.Builder.Nodes, node => node.Operator is DropoutMask);
        Assert.Equal("crossentropyloss0", network.Layers[^1].Name);
        Assert.Empty(Lowered.Outputs(network, OutputKind.Trace));
    }

    [Fact]
    public void ATraceGivesEveryLayersValue()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Trace, "Input(4); Tap(\"x\"); Dense(4); ReLU; Add(\"x\"); MeanSquaredErrorLoss; Softmax");

        Assert.Equal(["input0", "dense0", "relu0", "add0", "meansquarederrorloss0"], Lowered.Outputs(network, OutputKind.Trace));
        Assert.Equal("dense0", Lowered.Output(network, OutputKind.Trace, "dense0").Layer);
        Assert.Equal("Add", Lowered.Output(network, OutputKind.Trace, "dense0").Operator.Name);
        Assert.Equal("Multiply", Lowered.Output(network, OutputKind.Trace, "meansquarederrorloss0").Operator.Name);
    }

    [Fact]
    public void NodesBelongToTheirLayers()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, Digits);

        Assert.Equal(
            ["input0", "conv2d0", "batchnorm0", "relu0", "maxpool2d0", "flatten0", "dense0", "crossentropyloss0", "softmax0"],
            network.Builder.Nodes.Select(node => node.Layer).Distinct());
    }

    [Fact]
    public void ANetworkWithoutLossOnlyPredicts()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(4); Dense(2)");

        Assert.Null(network.Loss);
        Assert.Equal(["input0"], network.Inputs.Select(input => input.Name));
        Assert.Empty(Lowered.Outputs(network, OutputKind.Loss));
    }

    [Fact]
    public void FromGoesBackAndAddMerges()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict, "Input(4); Tap(\"x\"); Dense(3); Tap(\"left\"); From(\"x\"); Dense(3, bias: false); Add(\"left\")");

        Node sum = network.Result;
        Assert.Equal(("Linear", "Add"), (sum.Inputs[0].Operator.Name, sum.Inputs[1].Operator.Name));
        Assert.Equal(["dense0.weight 3x4", "dense0.bias 3", "dense1.weight 3x4"], Lowered.Parameters(network));
    }

    [Fact]
    public void SeveralInputsAreNamedAndServeAsTaps()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict,
            "Input(6, Name = \"features\"); Input(3, Name = \"tokens\", Type = \"Int32\"); Embedding(9, 2); Flatten; Add(\"features\"); Dense(1); MeanSquaredErrorLoss");

        Assert.Equal(
            ["features [n]x6", "tokens [n]x3:int", "targets [n]x1"], network.Inputs.Select(input => $"{input.Name} {input.Type}"));
        Assert.Equal([InputRole.Sample, InputRole.Sample, InputRole.Target], network.Inputs.Select(input => input.Role));
    }

    [Fact]
    public void LayersOfOneWeightsNameShareNodes()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict, "Input(4); Dense(4, Weights = \"cell\"); Tanh; Dense(4, Weights = \"cell\"); Dense(4)");

        Assert.Equal(["cell.weight 4x4", "cell.bias 4", "dense2.weight 4x4", "dense2.bias 4"], Lowered.Parameters(network));
        Assert.Equal([20, 0, 20], network.Layers.Where(row => row.Layer.Kind == "Dense").Select(row => row.Parameters));
        Assert.Equal(2, network.Builder.Nodes.Count(node => node.Operator is Linear && ((Parameter)node.Inputs[1].Operator).ParameterName == "cell.weight"));
        Assert.Contains("dense1 Dense(4, Weights: \"cell\") 4\n", network.Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmbeddingAndADenseLayerCanBeTied()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict, "Input(5, Type = \"Int32\"); Embedding(9, 4); Dense(9, bias: false, Weights = \"embedding0\"); CrossEntropyLoss");

        Assert.Equal(["embedding0.weight 9x4"], Lowered.Parameters(network));
    }

    [Fact]
    public void LayersAboveFrozenWorkAsInPrediction()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Step, "Input(4); Dense(4); BatchNorm; Dropout(0.5); Frozen; Dense(4); BatchNorm; Dropout(0.5); MeanSquaredErrorLoss");

        Assert.Equal(
            ["dense0.weight", "dense0.bias", "batchnorm0.weight", "batchnorm0.bias"],
            Lowered.Leaves<Parameter>(network).Where(parameter => parameter.IsFrozen).Select(parameter => parameter.ParameterName));
        Assert.Equal(["batchnorm1.running_mean", "batchnorm1.running_var"], Lowered.Outputs(network, OutputKind.State));
        Assert.Equal([1], Lowered.Leaves<DropoutMask>(network).Select(mask => mask.Stream));
        Assert.Equal(
            4, Lowered.Leaves<Parameter>(Lowered.As(LoweringMode.Predict, "Input(4); Dense(4); BatchNorm; Frozen; Dense(4)")).Count(parameter => parameter.IsFrozen));
    }

    [Fact]
    public void NothingOfFrozenLayersIsDifferentiated()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Step, "Input(4); Dense(4); ReLU; Dense(4); Frozen; Dense(2); MeanSquaredErrorLoss");
        int forward = network.Builder.Nodes.Count;
        Node[] targets = [.. network.Builder.Nodes.Where(node => node.Operator is Parameter { IsFrozen: false })];
        _ = Differentiation.Differentiate(network.Builder, network.Loss!, targets);

        Assert.Equal(["dense2.weight", "dense2.bias"], targets.Select(node => ((Parameter)node.Operator).ParameterName));
        Assert.DoesNotContain(network.Builder.Nodes.Skip(forward), node => node.Layer is "dense0" or "relu0" or "dense1");
    }

    [Fact]
    public void TheArchitectureSaysWhatWeightsDependOn()
    {
        string digits = Lowered.As(LoweringMode.Predict, Digits).Architecture;

        Assert.Equal(digits, Lowered.As(LoweringMode.Predict, Digits.Replace("Dropout(0.2); ", "", StringComparison.Ordinal)).Architecture);
        Assert.Equal(digits, Lowered.As(LoweringMode.Predict, Digits.Replace("Flatten;", "Flatten; Frozen;", StringComparison.Ordinal)).Architecture);
        Assert.NotEqual(digits, Lowered.As(LoweringMode.Predict, Digits.Replace("BatchNorm;", "BatchNorm(epsilon: 0.1);", StringComparison.Ordinal)).Architecture);
        Assert.NotEqual(
            Lowered.As(LoweringMode.Predict, "Input(4); Tap(\"a\"); Dense(4); Tap(\"b\"); Dense(4); Add(\"a\"); Add(\"b\")").Architecture,
            Lowered.As(LoweringMode.Predict, "Input(4); Tap(\"a\"); Dense(4); Tap(\"b\"); Dense(4); Add(\"a\"); Add(\"a\"); Add(\"b\")").Architecture);
        Assert.Equal(
            """
            input0 Input(1, 8, 8) 1x8x8
            conv2d0 Conv2D(16, kernel: 3, padding: 1) 16x8x8
            batchnorm0 BatchNorm 16x8x8
            relu0 ReLU 16x8x8
            maxpool2d0 MaxPool2D(2) 16x4x4
            flatten0 Flatten 256
            dense0 Dense(10) 10
            softmax0 Softmax 10

            """,
            digits,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void ALayerThatForgetsAnArgumentIsABug()
    {
        NetworkDeclaration network = DeclarationText.Network("Input(4); Dense(2, colour: 3)");

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => NetworkCompiler.Check(network));
        Assert.Equal("The layer Dense does not read the argument 'colour' of its attribute.", exception.Message);
    }

    [Fact]
    public void AnUnknownKindIsABug()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => NetworkCompiler.Check(DeclarationText.Network("Input(4); Dance(2)")));
        Assert.StartsWith("The compiler has no layer 'Dance', only Input, Rescale, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASetCanHaveFurtherLayers()
    {
        LoweredNetwork? network = Lowering.Lower(
            DeclarationText.Network("Input(4); Double"), LoweringMode.Predict, LayerSet.Default.With(new DoubleLayer()), []);

        Assert.Equal("Add", network!.Result.Operator.Name);
        Assert.Equal("double0", network.Result.Layer);
    }

    private sealed class DoubleLayer : Layer
    {
        public override string Kind => "Double";

        public override void Lower(LoweringContext context) => context.Current = context.Builder.Add(new Add(), context.Current, context.Current);
    }
}
