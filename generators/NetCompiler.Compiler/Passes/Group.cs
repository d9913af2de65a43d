using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// What becomes one kernel: a main operator, and what was fused into it. An elementwise chain before a sum, or one by itself, is printed
/// as one loop; a contraction takes a bias and a ReLU at its end.
/// </summary>
/// <param name="Main">The operator that gives the kernel its form.</param>
/// <param name="Fused">All nodes of the group in order; the last one is the group's value.</param>
/// <param name="Bias">For a contraction, the bias that was fused.</param>
/// <param name="HasReLU">For a contraction, whether a ReLU was fused.</param>
public sealed record Group(Node Main, IReadOnlyList<Node> Fused, Node? Bias = null, bool HasReLU = false)
{
    /// <summary>The value that the group computes.</summary>
    public Node Value => Fused[Fused.Count - 1];

    /// <summary>The values that the group reads.</summary>
    public IReadOnlyList<Node> Operands =>
        [.. Fused.SelectMany(node => node.Inputs).Distinct().Where(input => !Fused.Contains(input) && !input.Operator.IsRecomputed)];

    /// <summary>The layers whose work it is, in order.</summary>
    public IEnumerable<string> Layers => Fused.Select(node => node.Layer).Where(layer => layer.Length > 0).Distinct();
}
