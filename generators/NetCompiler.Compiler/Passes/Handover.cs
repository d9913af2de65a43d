using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Lets an optimizer change weights while their gradients are computed, block by block in the cache: such a gradient is computed when nobody reads the
/// weight any more, and when the loss is known, since a step whose loss is not finite changes nothing.
/// </summary>
public static class Handover
{
    /// <summary>The groups with gradients that are handed over behind all that has to come before.</summary>
    public static IReadOnlyList<Group> Run(Graph graph, IReadOnlyList<Group> groups)
    {
        Node[] losses = [.. graph.Outputs.Where(output => output.Kind == OutputKind.Loss).Select(output => Section.StorageOf(output.Node))];
        List<Group> ordered = [.. groups];
        foreach (Group group in groups.Where(group => group.Main.Operator.HandsOver(group.Main) && IsGradientAlone(graph, groups, group.Value)))
        {
            string name = graph.Outputs.Single(output => output.Node == group.Value).Name;
            int place = ordered.IndexOf(group);
            bool IsWeight(Node node) => node.Operator is Parameter weight && weight.ParameterName == name;
            int last = ordered.FindLastIndex(other => other.Fused.Any(losses.Contains) || Reads(other, IsWeight));
            ordered.RemoveAt(place);
            ordered.Insert(Math.Max(place, last), new(group.Main, group.Fused) { HandsOver = true });
        }

        return ordered;
    }

    // A single output, and nothing that other groups read.
    private static bool IsGradientAlone(Graph graph, IReadOnlyList<Group> groups, Node value)
    {
        GraphOutput[] outputs = [.. graph.Outputs.Where(output => Section.StorageOf(output.Node) == value)];
        return outputs.Length == 1 && outputs[0].Kind == OutputKind.Gradient && outputs[0].Node == value && !groups.Any(group => Reads(group, node => node == value));
    }

    private static bool Reads(Group group, Func<Node, bool> isSought) => group.Operands.Select(Section.StorageOf).Any(isSought);
}
