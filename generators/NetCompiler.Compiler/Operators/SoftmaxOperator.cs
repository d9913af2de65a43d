using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What <see cref="Softmax"/> and <see cref="LogSoftmax"/> have in common: over the features of a vector or of each step of a sequence, they compute
/// the largest value and the sum of e^(x - largest), and from these each value of the result.
/// </summary>
public abstract record SoftmaxOperator : Operator
{
    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public sealed override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && inputs[0].Shape.Kind is ShapeKind.Vector or ShapeKind.Sequence && inputs[0].Type.Element == ElementType.Single,
            "a vector or a sequence",
            inputs);
        return inputs[0].Type;
    }

    /// <summary>One value of the result.</summary>
    /// <param name="shifted">x less the largest value of its row.</param>
    /// <param name="sum">The sum of e^(x - largest) over the row.</param>
    public abstract double Compute(double shifted, double sum);

    /// <inheritdoc/>
    public sealed override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        int channels = x.Shape.Channels;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int first = 0; first < x.Shape.Count; first += channels)
            {
                (double largest, double sum) = SumExp(x, row, first, channels);
                for (int c = first; c < first + channels; c++)
                {
                    y[row, c] = Compute(x[row, c] - largest, sum);
                }
            }
        }
    }

    /// <summary>The largest of some features of a row, and the sum of e^(x - largest) over them.</summary>
    internal static (double Largest, double Sum) SumExp(Tensor x, int row, int first, int count)
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

        return (largest, sum);
    }

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public sealed override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <summary>Prints the call of the library's kernel, which has the operator's name.</summary>
    public sealed override void Emit(Kernel kernel) => kernel.ForFeatures(rows => EmitRows(kernel, rows));

    /// <inheritdoc/>
    public sealed override bool EmitStraight(Kernel kernel, VectorText vector)
    {
        EmitRows(kernel, kernel.PositionsOfRow);
        return true;
    }

    private void EmitRows(Kernel kernel, FeatureRows rows)
    {
        Node x = kernel.Node.Inputs[0];
        kernel.Call(
            $"{Name}.Forward",
            rows.Count, $"ref {kernel.At(x, rows.Sample)}", rows.Stride(x), $"ref {kernel.At(kernel.Value, rows.Sample)}", rows.Stride(kernel.Value),
            Literals.Of(kernel.Strided(kernel.Value).Lanes));
    }
}
