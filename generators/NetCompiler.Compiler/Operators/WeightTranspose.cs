using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>A weight (N, K, ..) with its first two axes swapped: (K, N, ..). The gradient is the transpose of dy.</summary>
public sealed record WeightTranspose : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && inputs[0].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: >= 2 }, "a weight (N, K, ..)", inputs);
        int[] dimensions = [.. inputs[0].Shape.Dimensions];
        (dimensions[0], dimensions[1]) = (dimensions[1], dimensions[0]);
        return inputs[0].Type with { Shape = TensorShape.Weight(dimensions) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        (int first, int second) = (x.Shape.Dimensions[0], x.Shape.Dimensions[1]);
        int taps = x.Shape.Count / (first * second);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int n = 0; n < first; n++)
            {
                for (int k = 0; k < second; k++)
                {
                    for (int tap = 0; tap < taps; tap++)
                    {
                        y[row, (((k * first) + n) * taps) + tap] = x[row, (((n * second) + k) * taps) + tap];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new WeightTranspose(), upstream)];

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
