using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Adds to the graph of a prediction that of a prediction of one step a call, where that gives the same: one input, a sequence or ids; states that
/// begin with zeros and go forward in time; and every other value computed step by step, or of the last state.
/// </summary>
public static class Streaming
{
    /// <summary>What is added; null where the network cannot be predicted so, or remembers nothing.</summary>
    /// <param name="obstacle">Why not, or null.</param>
    public static StreamPlan? Run(LoweredNetwork network, out string? obstacle)
    {
        Graph graph = network.Builder.Build().Only(OutputKind.Result);
        NetworkInput[] inputs = [.. network.Inputs.Where(input => input.Role == InputRole.Sample)];
        obstacle = inputs.Length != 1 ? $"it has {inputs.Length} inputs"
            : graph.Outputs.Count != 1 ? $"it has {graph.Outputs.Count} outputs"
            : !HasSteps(inputs[0].Type) ? $"its input '{inputs[0].Name}' is no sequence"
            : null;
        if (obstacle is not null)
        {
            return null;
        }

        // Outputs of a stream that turns out to be impossible go again.
        int outputs = network.Builder.Outputs.Count;
        StreamBuilder stream = new(network.Builder, inputs[0].Name);
        Node step = stream.Begin(inputs[0].Node);
        foreach (Node node in graph.Nodes.Where(node => node.IsBatched && node != inputs[0].Node))
        {
            stream.Translate(node);
        }

        obstacle = graph.Nodes.FirstOrDefault(node => IsObstacle(node, stream)) is Node first ? Describe(network, first)
            : stream.States.Count == 0 ? "it has no recurrent layer"
            : null;
        if (obstacle is not null || stream[graph.Outputs[0].Node] is not Node result)
        {
            network.Builder.KeepOutputs(outputs);
            return null;
        }

        string name = $"{inputs[0].Name}_step_output";
        network.Builder.Output(OutputKind.Stream, name, result);
        return new(inputs[0] with { Name = $"{inputs[0].Name}_step", Node = step }, stream.States, name, result);
    }

    // All that it needs is there, apart from what is computed from nothing, but it is not.
    private static bool IsObstacle(Node node, StreamBuilder stream) =>
        stream[node] is null
        && node.Inputs.Any(input => input.IsBatched)
        && node.Inputs.All(input => stream[input] is not null || !input.Inputs.Any(before => before.IsBatched));

    private static string Describe(LoweredNetwork network, Node node)
    {
        string kind = network.Layers.FirstOrDefault(row => row.Name == node.Layer)?.Layer.Kind ?? node.Operator.Name;
        return $"`{kind}` '{node.Layer}' needs more than a step and what forward recurrent layers remember of those before";
    }

    private static bool HasSteps(NodeType type) =>
        type.Shape.Kind == ShapeKind.Sequence || (type.Shape.Kind == ShapeKind.Vector && type.Element == ElementType.Int32);
}
