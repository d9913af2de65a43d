using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of one part of a scan's result as a gradient of the whole: zero elsewhere. Stands only until the scan is differentiated,
/// which takes the parts apart again, and is never computed.
/// </summary>
public sealed record ScanUpstream(ScanResult Part, NodeType Whole) : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs) => Whole;

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) =>
        throw new ShapeException($"{this} stands for a part of a gradient and has no value of its own.");

    /// <summary>The parts that a sum of such gradients was added from.</summary>
    public static IEnumerable<(ScanResult Part, Node Gradient)> PartsOf(Node upstream)
    {
        if (upstream.Operator is ScanUpstream part)
        {
            yield return (part.Part, upstream.Inputs[0]);
            yield break;
        }

        foreach (Node input in upstream.Inputs)
        {
            foreach ((ScanResult Part, Node Gradient) inner in PartsOf(input))
            {
                yield return inner;
            }
        }
    }
}
