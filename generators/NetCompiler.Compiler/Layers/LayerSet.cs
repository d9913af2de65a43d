using System;
using System.Collections.Generic;
using System.Linq;

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
        new DenseLayer(),
        new Conv2DLayer(),
        new BatchNormLayer(),
        new ReLULayer(),
        new TanhLayer(),
        new SigmoidLayer(),
        new MaxPool2DLayer(),
        new AveragePool2DLayer(), new AdaptiveAveragePool2DLayer(), new GlobalAveragePool2DLayer(), new GlobalMaxPool2DLayer(),
        new UpSample2DLayer(), new PixelShuffleLayer(), new PixelUnshuffleLayer(), new Pad2DLayer(),
        new FlattenLayer(),
        new DropoutLayer(),
        new SoftmaxLayer(),
        new EmbeddingLayer(),
        new TapLayer(),
        new FromLayer(),
        new AddLayer(),
        new FrozenLayer(),
        new CrossEntropyLossLayer(),
        new MeanSquaredErrorLossLayer(),
    ]);

    /// <summary>The layers, in the order of documentation.</summary>
    public IReadOnlyList<Layer> All { get; }

    /// <summary>The layer of a kind.</summary>
    /// <exception cref="ArgumentException">There is none: the attribute belongs to a newer library than the compiler.</exception>
    public Layer this[string kind] => _byKind.TryGetValue(kind, out Layer? layer)
        ? layer
        : throw new ArgumentException(
            $"The compiler has no layer '{kind}', only {string.Join(", ", _byKind.Keys)}; use one version of the package.", nameof(kind));

    /// <summary>The same layers and some more.</summary>
    public LayerSet With(params Layer[] layers) => new([.. All, .. layers]);
}
