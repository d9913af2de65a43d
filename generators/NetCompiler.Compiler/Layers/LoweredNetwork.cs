using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A network as operators, for one mode.</summary>
/// <param name="Mode">What it was lowered for.</param>
/// <param name="Builder">
/// The nodes and the outputs: in Predict mode the result, in all modes the loss if there is one, in Step and Trace mode the new states, in Trace
/// mode the layers' values.
/// </param>
/// <param name="Inputs">What the caller supplies, in order; targets last.</param>
/// <param name="Layers">All layers, in order.</param>
/// <param name="Result">The value at the end of what was lowered: in Predict mode the prediction, else what the loss is computed from.</param>
/// <param name="Loss">The loss, or null without one.</param>
public sealed record LoweredNetwork(
    LoweringMode Mode, GraphBuilder Builder, IReadOnlyList<NetworkInput> Inputs, IReadOnlyList<LayerRow> Layers, Node Result, Node? Loss)
{
    /// <summary>The name of the input that holds the targets.</summary>
    public const string Targets = "targets";

    /// <summary>The name of the result's output.</summary>
    public const string ResultName = "result";

    /// <summary>The name of the loss's output.</summary>
    public const string LossName = "loss";

    /// <summary>
    /// The layers as text, one a line, without those that only matter in training: what weights in a file must agree with.
    /// </summary>
    public string Architecture => string.Concat(
        Layers.Where(row => !row.Layer.IsForTrainingOnly).Select(row => $"{row.Name} {row.Declaration} {row.Output}\n"));
}
