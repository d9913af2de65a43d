using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Chooses how each parameter is packed, from its first reader in the graph as lowered: panels for contractions, in the order in which
/// they walk their input (so a dense layer after a flattened image costs no rearrangement), rows for tables, padded vectors else.
/// </summary>
public static class ParameterLayouts
{
    /// <summary>The layouts of parameters and states by name.</summary>
    public static IReadOnlyDictionary<string, Layout> Choose(Graph graph)
    {
        Dictionary<string, Layout> layouts = [];
        Dictionary<Node, StridedLayout> coordinates = [];
        foreach (Node node in graph.Nodes)
        {
            switch (node.Operator)
            {
                case Parameter parameter:
                    Node? reader = graph.Consumers[node].FirstOrDefault();
                    layouts[parameter.ParameterName] = reader?.Operator.PackingOf(reader, node, input => coordinates[input]) ?? StridedLayout.Standard(node.Shape);
                    break;
                case State state:
                    layouts[state.StateName] = StridedLayout.Standard(node.Shape);
                    break;
            }

            coordinates[node] = Coordinates(node, coordinates);
        }

        return layouts;
    }

    // How a value will be walked: as its shape says, or, after a view and what follows it element by element, as before the view.
    private static StridedLayout Coordinates(Node node, Dictionary<Node, StridedLayout> known)
    {
        if (node.Operator.IsView && node.Inputs[0].Kind == ValueKind.Input)
        {
            // Users' data is in logical order, however it is reshaped.
            return StridedLayout.Standard(node.Shape);
        }

        if (node.Operator.IsView || node.Operator.IsElementwise)
        {
            foreach (Node input in node.Inputs)
            {
                if (input.Shape.Count == node.Shape.Count && input.IsBatched)
                {
                    return known[input];
                }
            }
        }

        return StridedLayout.Standard(node.Shape);
    }
}
