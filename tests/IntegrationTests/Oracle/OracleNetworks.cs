using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Tests.Operators;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>The networks of all cases that this folder runs, in one assembly.</summary>
internal static class OracleNetworks
{
    private static readonly Dictionary<string, string> s_losses = new()
    {
        ["cross_entropy_mean"] = "CrossEntropyLoss",
        ["cross_entropy_extreme"] = "CrossEntropyLoss",
        ["cross_entropy_sum"] = "CrossEntropyLoss(Reduction = \"Sum\")",
        ["cross_entropy_smoothing_0.1"] = "CrossEntropyLoss(LabelSmoothing = 0.1)",
        ["cross_entropy_smoothing_0.3"] = "CrossEntropyLoss(LabelSmoothing = 0.3)",
        ["cross_entropy_weights"] = "CrossEntropyLoss(ClassWeights = [1.3203125, 0.5390625, 0.3984375, 1.4609375])",
        ["cross_entropy_probabilities"] = "CrossEntropyLoss(Distributions = true)",
        ["nll"] = "NegativeLogLikelihoodLoss",
        ["bce"] = "BinaryCrossEntropyLoss(FromProbabilities = true)",
        ["bce_with_logits"] = "BinaryCrossEntropyLoss",
        ["bce_with_logits_pos_weight"] = "BinaryCrossEntropyLoss(PositiveWeights = [0.5390625, 1.5859375, 1.9609375, 1.8359375])",
        ["bce_with_logits_extreme"] = "BinaryCrossEntropyLoss",
        ["kldiv_batchmean"] = "KLDivergenceLoss(Reduction = \"BatchMean\")",
        ["kldiv_mean"] = "KLDivergenceLoss",
        ["kldiv_sum"] = "KLDivergenceLoss(Reduction = \"Sum\")",
        ["mse_mean"] = "MeanSquaredErrorLoss",
        ["mse_sum"] = "MeanSquaredErrorLoss(Reduction = \"Sum\")",
        ["mse_none"] = "MeanSquaredErrorLoss(Reduction = \"Sum\", KeepLosses = true)",
        ["l1"] = "MeanAbsoluteErrorLoss",
        ["huber_1"] = "HuberLoss",
        ["huber_0.5"] = "HuberLoss(0.5)",
        ["smooth_l1"] = "SmoothL1Loss(0.5)",
    };

    private static readonly Dictionary<string, string> s_trainings = new()
    {
        // PyTorch names the layers by number; names here begin with a letter.
        ["mlp_adam"] = "Input(6, Name = \"x\"); Dense(6, Name = \"l0\"); ReLU; Dense(3, Name = \"l2\"); CrossEntropyLoss",
        ["mlp_regression_sgd"] = "Input(6, Name = \"x\"); Dense(6, Name = \"l0\"); Tanh; Dense(6, Name = \"l2\"); GELU; "
            + "Dense(1, Name = \"l4\"); MeanSquaredErrorLoss",
        ["cnn_sgd"] = "Input(1, 10, 10, Name = \"x\"); Conv2D(3, kernel: 3, padding: 1, Name = \"l0\"); ReLU; MaxPool2D(2); "
            + "Conv2D(4, kernel: 3, padding: 1, Name = \"l3\"); SiLU; AveragePool2D(2); Flatten; Dense(3, Name = \"l7\"); CrossEntropyLoss",
        ["batchnorm_adamw"] = "Input(6, Name = \"x\"); Dense(6, bias: false, Name = \"l0\"); BatchNorm(Name = \"l1\"); LeakyReLU(0.1); "
            + "Dense(1, Name = \"l3\"); BinaryCrossEntropyLoss",
        ["lstm_rmsprop"] = "Input(5, 6, Name = \"x\"); LSTM(6, LastState = true, Name = \"l0\"); Dense(3, Name = \"l2\"); CrossEntropyLoss",
        ["gru_rmsprop"] = "Input(5, 6, Name = \"x\"); GRU(6, LastState = true, Name = \"l0\"); Dense(3, Name = \"l2\"); CrossEntropyLoss",
    };

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledNetwork>> s_networks = new(Compile);

    public static IReadOnlyDictionary<string, OracleCase> Layers { get; } = OracleCase.Read("layers.json");

    public static IReadOnlyDictionary<string, OracleCase> Losses { get; } = OracleCase.Read("losses.json");

    public static IEnumerable<string> LayerNames => Layers.Keys.Where(name => LayerText.Of(Layers[name]) is not null);

    public static IEnumerable<string> LossNames => s_losses.Keys;

    public static IEnumerable<string> TrainingNames => s_trainings.Keys;

    public static CompiledNetwork OfLayer(string name) => s_networks.Value[Identifier("Layer", name)];

    public static CompiledNetwork OfLoss(string name) => s_networks.Value[Identifier("Loss", name)];

    public static CompiledNetwork OfTraining(string name) => s_networks.Value[Identifier("Training", name)];

    /// <summary>The values of an identity matrix, which the layer <c>same</c> has.</summary>
    public static float[] Identity(int size) => [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1f : 0f)];

    /// <summary>An input or a target, of the type that the network takes.</summary>
    public static Array DataOf(CompiledNetwork compiled, string name, IEnumerable<double> values) =>
        compiled.Plan.Lowered.Inputs.Single(input => input.Name == name).Type.Element == Compiler.Graphs.ElementType.Int32
            ? values.Select(value => (int)value).ToArray()
            : values.Select(value => (float)value).ToArray();

    private static IReadOnlyDictionary<string, CompiledNetwork> Compile() => NetworkAssembly.Compile(
    [
        .. LayerNames.Select(name => Networks.Declare(Identifier("Layer", name), LayerText.Of(Layers[name])!, inputGradient: true)),
        .. s_losses.Select(pair => Networks.Declare(Identifier("Loss", pair.Key), LossText(pair.Key, pair.Value), inputGradient: true)),
        .. s_trainings.Select(pair => Networks.Declare(Identifier("Training", pair.Key), pair.Value)),
    ]).ToDictionary(network => network.Plan.Declaration.Name);

    private static string LossText(string name, string loss)
    {
        int[] shape = Losses[name].Shape("inputs", "x");
        return $"Input({shape[1]}, Name = \"x\"); {LayerText.Unchanged(shape)}; {loss}";
    }

    private static string Identifier(string kind, string name) => $"{kind}_{name.Replace('-', '_').Replace('.', '_')}";
}
