using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// What becomes one kernel: a main operator, and what was fused into it. An elementwise chain before a sum, or one by itself, is printed
/// as one loop; a contraction takes a bias and an activation at its end.
/// </summary>
public sealed class Group(Node main, IReadOnlyList<Node> fused, Node? bias = null, Node? activation = null)
{
    /// <summary>The operator that gives the kernel its form.</summary>
    public Node Main { get; } = main;

    /// <summary>All nodes of the group in order; the last one is the group's value.</summary>
    public IReadOnlyList<Node> Fused { get; } = fused;

    /// <summary>For a contraction, the bias that was fused.</summary>
    public Node? Bias { get; } = bias;

    /// <summary>For a contraction, the activation that was fused.</summary>
    public Node? Activation { get; } = activation;

    /// <summary>For a contraction, the value that its sums begin with and are written over.</summary>
    public Node? Added { get; init; }

    /// <summary>For groups that are computed together in blocks of lines, how; the main operator is that of the last.</summary>
    public LineBlocks? Blocks { get; init; }

    /// <summary>For a sum over the batch, the group that computes what it reads, one sample at a time.</summary>
    public Group? Summed { get; init; }

    /// <summary>A value that the kernel writes besides.</summary>
    public Node? Beside { get; init; }

    /// <summary>For the gradient of a weight, whether an optimizer may take it block by block, and change the weight at once.</summary>
    public bool HandsOver { get; init; }

    /// <summary>The value that the group computes.</summary>
    public Node Value => Fused[Fused.Count - 1];

    /// <summary>The values that the group reads.</summary>
    public IReadOnlyList<Node> Operands { get; } = OperandsOf(fused);

    /// <summary>The layers whose work it is, in order.</summary>
    public IEnumerable<string> Layers => Fused.Select(node => node.Layer).Where(layer => layer.Length > 0).Distinct();

    /// <summary>The values that nodes read which are computed together. Asked for each pair that may be: without what queries allocate.</summary>
    public static IReadOnlyList<Node> OperandsOf(IReadOnlyList<Node> fused)
    {
        List<Node> operands = [];
        for (int i = 0; i < fused.Count; i++)
        {
            IReadOnlyList<Node> inputs = fused[i].Inputs;
            for (int j = 0; j < inputs.Count; j++)
            {
                if (!inputs[j].Operator.IsRecomputed && !operands.Contains(inputs[j]) && !fused.Contains(inputs[j]))
                {
                    operands.Add(inputs[j]);
                }
            }
        }

        return operands;
    }
}
