using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The layers that the compiler knows, by kind.</summary>
public sealed class LayerSet
{
    private readonly Dictionary<string, Layer> _byKind;

    private LayerSet(IReadOnlyList<Layer> layers)
    {
        All = layers;
        _byKind = layers.ToDictionary(layer => layer.Kind);
    }

    /// <summary>The layers that every network can use; each has an attribute in the runtime library.</summary>
    public static LayerSet Default { get; } = new(
    [
        new InputLayer(),
        new RescaleLayer(),
        new StandardizeLayer(),
        new DenseLayer(),
        new Conv1DLayer(),
        new Conv2DLayer(),
        new Conv3DLayer(),
        new DepthwiseConv2DLayer(),
        new ConvTranspose1DLayer(),
        new ConvTranspose2DLayer(),
        new BatchNormLayer(),
        new LayerNormLayer(),
        new RMSNormLayer(),
        new GroupNormLayer(),
        new InstanceNormLayer(),
        new ReLULayer(),
        new TanhLayer(),
        new SigmoidLayer(),
        new ReLU6Layer(),
        new LeakyReLULayer(),
        new PReLULayer(),
        new ELULayer(),
        new SELULayer(),
        new CELULayer(),
        new GELULayer(),
        new SiLULayer(),
        new MishLayer(),
        new SoftplusLayer(),
        new SoftsignLayer(),
        new LogSigmoidLayer(),
        new HardtanhLayer(),
        new HardsigmoidLayer(),
        new HardswishLayer(),
        new SoftshrinkLayer(),
        new HardshrinkLayer(),
        new TanhshrinkLayer(),
        new ThresholdLayer(),
        new MaxPool1DLayer(), new AveragePool1DLayer(), new AdaptiveMaxPool1DLayer(), new AdaptiveAveragePool1DLayer(),
        new GlobalMaxPool1DLayer(), new GlobalAveragePool1DLayer(),
        new MaxPool2DLayer(), new AveragePool2DLayer(), new AdaptiveMaxPool2DLayer(), new AdaptiveAveragePool2DLayer(),
        new GlobalMaxPool2DLayer(), new GlobalAveragePool2DLayer(),
        new GlobalMaxPool3DLayer(), new GlobalAveragePool3DLayer(),
        new UpSample2DLayer(), new PixelShuffleLayer(), new PixelUnshuffleLayer(), new Pad2DLayer(),
        new FlattenLayer(),
        new ReshapeLayer(),
        new TransposeLayer(),
        new DropoutLayer(),
        new SoftmaxLayer(),
        new LogSoftmaxLayer(),
        new EmbeddingLayer(), new PositionEmbeddingLayer(), new RotaryEmbeddingLayer(),
        new MultiHeadAttentionLayer(), new SqueezeExciteLayer(), new DropPathLayer(),
        new RNNLayer(), new GRULayer(), new LSTMLayer(),
        new TapLayer(),
        new FromLayer(),
        new AddLayer(),
        new MultiplyLayer(),
        new ConcatLayer(),
        new SliceLayer(),
        new SplitLayer(),
        new FrozenLayer(),
        new OutputLayer(),
        new LabelsLayer(),
        new CrossEntropyLossLayer(),
        new NegativeLogLikelihoodLossLayer(),
        new FocalLossLayer(),
        new BinaryCrossEntropyLossLayer(),
        new KLDivergenceLossLayer(),
        new MeanSquaredErrorLossLayer(),
        new MeanAbsoluteErrorLossLayer(),
        new HuberLossLayer(),
        new SmoothL1LossLayer(),
        new CustomLossLayer(),
    ]);

    /// <summary>The layers, in the order of documentation.</summary>
    public IReadOnlyList<Layer> All { get; }

    /// <summary>The layer of a kind.</summary>
    /// <exception cref="ArgumentException">There is none: the attribute belongs to a newer library than the compiler.</exception>
    public Layer this[string kind] => _byKind.TryGetValue(kind, out Layer? layer)
        ? layer
        : throw new ArgumentException(
            $"The compiler has no layer '{kind}', only {string.Join(", ", _byKind.Keys)}; use one version of the package.", nameof(kind));

    /// <summary>What the targets of a network's loss are; null if it has none.</summary>
    public ElementType? TargetsOf(NetworkDeclaration network) =>
        network.Layers.Where(layer => layer.Block is null).Select(layer => this[layer.Kind].Targets(layer)).FirstOrDefault(type => type is not null);

    /// <summary>The C# type of the classes that a network names; null if it names none.</summary>
    public string? ClassTypeOf(NetworkDeclaration network) =>
        network.Layers.Where(layer => layer.Block is null).Select(layer => this[layer.Kind].ClassType(layer)).FirstOrDefault(type => type is not null);

    /// <summary>The same layers and some more.</summary>
    public LayerSet With(params Layer[] layers) => new([.. All, .. layers]);
}
