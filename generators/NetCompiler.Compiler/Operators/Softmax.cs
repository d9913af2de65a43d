using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using ValueType = NetCompiler.Compiler.Graphs.ValueType;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Over the features of a vector or of each step of a sequence: y[c] = e^(x[c] - m) / sum over j of e^(x[j] - m), m the largest x, so that nothing
/// overflows. dx = y * (dy - the sum over the features of dy * y).
/// </summary>
public sealed record Softmax : Operator
{
    /// <inheritdoc/>
    public override ValueType Infer(IReadOnlyList<Node> inputs)
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
                double logSum = LogSumExp(x, row, first, channels);
                for (int c = first; c < first + channels; c++)
                {
                    y[row, c] = Math.Exp(x[row, c] - logSum);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        ValueType rowScalar = node.Type with { Shape = node.Shape.WithChannels(1) };
        Node mean = Broadcasting.SumTo(builder, builder.Add(new Multiply(), upstream, node), rowScalar);
        return [builder.Add(new Multiply(), node, builder.Add(new Subtract(), upstream, mean))];
    }

    /// <summary>The logarithm of the sum of e^x over some features of a row.</summary>
    internal static double LogSumExp(Tensor x, int row, int first, int count)
    {
        double largest = double.NegativeInfinity;
        for (int c = first; c < first + count; c++)
        {
            largest = Math.Max(largest, x[row, c]);
        }

        double sum = 0;
        for (int c = first; c < first + count; c++)
        {
            sum += Math.Exp(x[row, c] - largest);
        }

        return largest + Math.Log(sum);
    }
}
