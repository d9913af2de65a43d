using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A network as operators, for one mode.</summary>
/// <param name="Mode">What it was lowered for.</param>
/// <param name="Builder">
/// The nodes and the outputs: in Predict mode the results, in all modes the loss and what is shown of it if there is one, in Step and Trace mode the new states, in Trace
/// mode the layers' values.
/// </param>
/// <param name="Inputs">What the caller supplies, in order; what losses need last.</param>
/// <param name="Layers">All layers, in order.</param>
/// <param name="Result">The value at the end of what was lowered: in Predict mode the prediction, else what the loss is computed from.</param>
/// <param name="Classes">What the classes of the prediction are called, or null.</param>
/// <param name="Loss">The sum of the losses, or null without one.</param>
public sealed record LoweredNetwork(
    LoweringMode Mode, GraphBuilder Builder, IReadOnlyList<NetworkInput> Inputs, IReadOnlyList<LayerRow> Layers, Node Result, ClassNames? Classes, Node? Loss)
{
    /// <summary>The name of the input that holds the targets.</summary>
    public const string Targets = "targets";

    /// <summary>The name of the input that holds how much samples count.</summary>
    public const string SampleWeights = "sample_weights";

    /// <summary>The name of the input that holds the gradients of a loss of the caller's.</summary>
    public const string OutputGradients = "output_gradients";

    /// <summary>The name of the output that shows what a loss of the caller's is computed from.</summary>
    public const string Outputs = "outputs";

    /// <summary>The name of the output that shows the losses of samples.</summary>
    public const string Losses = "losses";

    /// <summary>The name of the result where there is one only.</summary>
    public const string ResultName = "result";

    /// <summary>The name of the loss's output.</summary>
    public const string LossName = "loss";

    /// <summary>
    /// The layers as text, one a line, without those that only matter in training: what weights in a file must agree with.
    /// </summary>
    public string Architecture => string.Concat(
        Layers.Where(row => !row.Layer.IsForTrainingOnly).Select(row => $"{row.Name} {row.Declaration} {row.Output}\n"));

    /// <summary>The name of a result in front of what belongs to it, such as its length; empty where there is one only.</summary>
    public string PrefixOf(GraphOutput result) => Builder.Outputs.Count(output => output.Kind == OutputKind.Result) == 1 ? "" : result.Name;

    /// <summary>The values of a graph of the network that wait for gradients which the caller computes from what is shown.</summary>
    public HashSet<Node> WaitingForCaller(Graph graph)
    {
        HashSet<string> names = [.. Inputs.Where(input => input.Role == InputRole.OutputGradient).Select(input => input.Name)];
        return graph.DependentsOf(node => node.Operator is Input input && names.Contains(input.InputName));
    }
}
