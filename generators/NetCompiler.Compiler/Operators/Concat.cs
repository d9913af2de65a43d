using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The features of several operands one after the other, which agree in all other axes: along the feature axis as <see cref="Slice"/> has it.
/// dx = the <see cref="Slice"/> of dy that x became.
/// </summary>
public sealed record Concat : Operator
{
    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count > 0 && inputs.All(input => Fits(input.Type, inputs[0].Type)),
            "operands that differ in the number of features only",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(inputs.Sum(input => input.Shape.Channels)) };
    }

    /// <summary>Whether two values agree in all but the number of features.</summary>
    public static bool Fits(NodeType a, NodeType b) =>
        a.Element == ElementType.Single && a with { Shape = a.Shape.WithChannels(1) } == b with { Shape = b.Shape.WithChannels(1) };

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        Tensor y = evaluation.Output;
        int start = 0;
        foreach (Tensor x in evaluation.Inputs)
        {
            for (int row = 0; row < y.Rows; row++)
            {
                for (int i = 0; i < x.Shape.Count; i++)
                {
                    y[row, Slice.Widened(x.Shape, i, start, y.Shape.Channels)] = x[row, i];
                }
            }

            start += x.Shape.Channels;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [.. Starts(node).Select((start, i) => builder.Add(new Slice(start, node.Inputs[i].Shape.Channels), upstream))];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        StridedLayout to = kernel.Strided(kernel.Value);
        IReadOnlyList<int> starts = Starts(kernel.Node);
        kernel.ForEachRow(() =>
        {
            for (int i = 0; i < starts.Count; i++)
            {
                Node x = kernel.Node.Inputs[i];
                StridedLayout from = kernel.Strided(x);
                kernel.Call(
                    "Relayout.Copy",
                    $"ref {kernel.At(x)}", $"{from.LineStride}, {from.PixelStride}, 1",
                    $"ref {kernel.At(kernel.Value, null, Slice.Place(kernel.Value, to, starts[i]))}", $"{to.LineStride}, {to.PixelStride}, 1", $"{from.Lines}, {Kernel.Pixels(from)}, {from.Lanes}");
            }
        });
    }

    // Where the features of each operand begin.
    private static IReadOnlyList<int> Starts(Node node) =>
        [.. node.Inputs.Select((_, i) => node.Inputs.Take(i).Sum(input => input.Shape.Channels))];
}
