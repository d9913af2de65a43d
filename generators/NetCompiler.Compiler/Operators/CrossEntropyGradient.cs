using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the logits of <see cref="CrossEntropy"/>. Of logits x, labels and the gradient g of each loss:
/// y[c] = (softmax(x)[c] - (c is the label ? 1 : 0)) * g. No gradient.
/// </summary>
public sealed record CrossEntropyGradient : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 3
            && CrossEntropy.Fits(inputs[0], inputs[1])
            && inputs[2].Type == inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(1) },
            "logits (C) or (T, C), integer labels (1) or (T), and gradients (1) or (T, 1)",
            inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor labels, Tensor upstream) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Inputs[2]);
        int channels = x.Shape.Channels;
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int position = 0; position < x.Shape.Positions; position++)
            {
                int first = position * channels;
                (double largest, double sum) = SoftmaxOperator.SumExp(x, row, first, channels);
                for (int c = 0; c < channels; c++)
                {
                    double probability = Math.Exp(x[row, first + c] - largest) / sum;
                    evaluation.Output[row, first + c] = (probability - (c == (int)labels[row, position] ? 1 : 0)) * upstream[row, position];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0], upstream = kernel.Node.Inputs[2];
        kernel.ForFeatures(rows => kernel.Call(
            "CrossEntropy.Gradient",
            rows.Count, $"ref {kernel.At(x, rows.Sample)}", rows.Stride(x), Literals.Of(kernel.Strided(x).Lanes),
            kernel.Integers(kernel.Node.Inputs[1], rows.Sample, rows.Samples), $"ref {kernel.At(upstream, rows.Sample)}", rows.Stride(upstream),
            $"ref {kernel.At(kernel.Value, rows.Sample)}", rows.Stride(kernel.Value)));
    }
}
