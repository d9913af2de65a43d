using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Zeros around the features, the inverse of <see cref="Slice"/>: y[.., start + i] = x[.., i] along the feature axis, 0 elsewhere.
/// dx = the slice of dy.
/// </summary>
/// <param name="Start">Where the features of x begin.</param>
/// <param name="Total">How many features the result has.</param>
public sealed record Pad(int Start, int Total) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"start={Start}, total={Total}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Pad Read(OperatorSettings settings) => new(settings.Integer("start"), settings.Integer("total"));

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && Start >= 0 && Start + inputs[0].Shape.Channels <= Total && inputs[0].Type.Element == ElementType.Single,
            $"at most {Total - Start} features",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(Total) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < x.Shape.Count; i++)
            {
                y[row, Slice.Widened(x.Shape, i, Start, Total)] = x[row, i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Slice(Start, node.Inputs[0].Shape.Channels), upstream)];

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() =>
        {
            kernel.Call("Relayout.Clear", $"ref {kernel.At(kernel.Value, null, -to.Origin)}", Literals.Of(to.Length));
            kernel.Call(
                "Relayout.Copy",
                $"ref {kernel.At(x)}", $"{from.LineStride}, {from.PixelStride}, 1",
                $"ref {kernel.At(kernel.Value, null, Slice.Place(kernel.Value, to, Start))}", $"{to.LineStride}, {to.PixelStride}, 1", $"{from.Lines}, {from.Pixels}, {from.Lanes}");
        });
    }
}
