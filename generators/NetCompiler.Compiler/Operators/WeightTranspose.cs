using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// A weight (N, K, ..) with its first two axes swapped: (K, N, ..). With groups, each N / groups outputs are transposed by themselves and stacked:
/// (groups * K, N / groups, ..). The gradient is the transpose of dy.
/// </summary>
public sealed record WeightTranspose(int Groups = 1) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Groups == 1 ? "" : $"groups={Groups}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static WeightTranspose Read(OperatorSettings settings) => new(settings.Has("groups") ? settings.Integer("groups") : 1);

    /// <summary>The transpose of a weight; of a transposed one, the weight itself.</summary>
    public static Node Of(GraphBuilder builder, Node weight, int groups = 1)
    {
        WeightTranspose transpose = new(groups);
        return weight.Operator == transpose ? weight.Inputs[0] : builder.Add(transpose, weight);
    }

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && inputs[0].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: >= 2 } && inputs[0].Shape.Channels % Groups == 0, "a weight (N, K, ..)", inputs);
        int[] dimensions = [.. inputs[0].Shape.Dimensions];
        (dimensions[0], dimensions[1]) = (dimensions[1] * Groups, dimensions[0] / Groups);
        return inputs[0].Type with { Shape = TensorShape.Weight(dimensions) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        (int first, int second) = (x.Shape.Dimensions[0], x.Shape.Dimensions[1]);
        (int taps, int ofGroup) = (x.Shape.Count / (first * second), first / Groups);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int n = 0; n < first; n++)
            {
                for (int k = 0; k < second; k++)
                {
                    for (int tap = 0; tap < taps; tap++)
                    {
                        int target = (((n / ofGroup * second) + k) * ofGroup) + (n % ofGroup);
                        y[row, (target * taps) + tap] = x[row, (((n * second) + k) * taps) + tap];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [Of(builder, upstream, Groups)];

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) =>
        parameter.Shape.Dimensions.Count == 2 ? null : PanelLayout.OfKernel(parameter.Shape);

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all)
    {
        TensorShape shape = node.Inputs[0].Shape;
        return given is PanelLayout ? null : new PanelLayout(shape.Channels, 1, 1, shape.Dimensions[1]);
    }

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => ((PanelLayout)inputs[0]).Transposed;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        TransposedPanelLayout target = (TransposedPanelLayout)kernel.LayoutOf(kernel.Value);
        PanelLayout source = target.Source;
        kernel.Units(target.Taps * target.Panels, 4L * target.PanelLength);
        kernel.Call(
            "Panels.Transpose",
            "first", "end", $"ref {kernel.At(kernel.Node.Inputs[0])}", $"{source.Outputs}", $"{source.Width}", $"{target.Taps}", $"{source.Channels}",
            $"{target.Width}", $"ref {kernel.At(kernel.Value)}");
    }
}
