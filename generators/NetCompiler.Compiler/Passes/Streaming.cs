using System.Collections.Generic;
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
    public static StreamPlan? Run(LoweredNetwork network)
    {
        Graph graph = network.Builder.Build().Only(OutputKind.Result);
        NetworkInput[] inputs = [.. network.Inputs.Where(input => input.Role == InputRole.Sample)];
        if (inputs.Length != 1 || graph.Outputs.Count != 1 || !HasSteps(inputs[0].Type))
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

        if (stream.States.Count == 0 || stream[graph.Outputs[0].Node] is not Node result)
        {
            network.Builder.KeepOutputs(outputs);
            return null;
        }

        string name = $"{inputs[0].Name}_step_output";
        network.Builder.Output(OutputKind.Stream, name, result);
        return new(inputs[0] with { Name = $"{inputs[0].Name}_step", Node = step }, stream.States, name, result);
    }

    private static bool HasSteps(NodeType type) =>
        type.Shape.Kind == ShapeKind.Sequence || (type.Shape.Kind == ShapeKind.Vector && type.Element == ElementType.Int32);
}
