using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Over the features of a vector or of each step of a sequence: y[c] = (x[c] - m) - ln(sum over j of e^(x[j] - m)), m the largest x.
/// dx = dy - e^y * (the sum over the features of dy).
/// </summary>
public sealed record LogSoftmax : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && inputs[0].Shape.Kind is ShapeKind.Vector or ShapeKind.Sequence && inputs[0].Type.Element == ElementType.Single,
            "a vector or a sequence",
            inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        int channels = x.Shape.Channels;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int first = 0; first < x.Shape.Count; first += channels)
            {
                (double largest, double sum) = Softmax.SumExp(x, row, first, channels);
                for (int c = first; c < first + channels; c++)
                {
                    y[row, c] = x[row, c] - largest - Math.Log(sum);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        NodeType rowScalar = node.Type with { Shape = node.Shape.WithChannels(1) };
        Node sum = Broadcasting.SumTo(builder, upstream, rowScalar);
        return [builder.Add(new Subtract(), upstream, builder.Add(new Multiply(), builder.Add(new Exp(), node), sum))];
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "LogSoftmax.Forward",
            $"{to.Lines * to.Pixels}", $"ref {kernel.At(x)}", Literals.Of(from.PixelStride), $"ref {kernel.At(kernel.Value)}",
            Literals.Of(to.PixelStride), Literals.Of(to.Lanes)));
    }
}
