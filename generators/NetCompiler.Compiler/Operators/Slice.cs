using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Some of the features: y[.., i] = x[.., start + i] along the feature axis (the last of a sequence, the first of all others: rows of a weight).
/// dx = <see cref="Pad"/> of dy.
/// </summary>
/// <param name="Start">The first feature.</param>
/// <param name="Length">How many.</param>
/// <param name="IsPart">Whether the result is a part of the input's memory rather than a copy: of sequences only.</param>
public sealed record Slice(int Start, int Length, bool IsPart = false) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"start={Start}, length={Length}" + (IsPart ? ", part=true" : "");

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Slice Read(OperatorSettings settings) =>
        new(settings.Integer("start"), settings.Integer("length"), settings.Has("part") && settings.Truth("part"));

    /// <inheritdoc/>
    public override bool IsView => IsPart;

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && Start >= 0 && Length > 0 && Start + Length <= inputs[0].Shape.Channels
            && (!IsPart || (inputs[0].IsBatched && inputs[0].Shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 })),
            $"{(IsPart ? "a sequence of " : "")}at least {Start + Length} features",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithChannels(Length) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < y.Shape.Count; i++)
            {
                y[row, i] = x[row, Widened(y.Shape, i, Start, x.Shape.Channels)];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Pad(Start, node.Inputs[0].Shape.Channels), upstream)];

    /// <summary>Where a logical index of a slice lies in the shape that it was cut from.</summary>
    internal static int Widened(TensorShape slice, int index, int start, int total)
    {
        bool isLast = slice.Kind == ShapeKind.Sequence;
        return isLast ? (index / slice.Channels * total) + start + (index % slice.Channels) : index + (start * slice.Positions);
    }

    /// <summary>Where a feature begins in memory: those of a weight are its lines.</summary>
    internal static int Place(Node node, StridedLayout layout, int feature) => node.Shape.Kind == ShapeKind.Weight ? feature * layout.PixelStride : feature;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => IsPart && inputs[0] is StridedLayout whole
        ? whole with { Lanes = Length, Start = whole.Start + Start }
        : base.LayOut(node, inputs);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "Relayout.Copy",
            $"ref {kernel.At(x, null, Place(x, from, Start))}", $"{from.LineStride}, {from.PixelStride}, 1",
            $"ref {kernel.At(kernel.Value)}", $"{to.LineStride}, {to.PixelStride}, 1", $"{to.Lines}, {Kernel.Pixels(to)}, {to.Lanes}"));
    }

    /// <inheritdoc/>
    public override bool EmitStraight(Kernel kernel, VectorText vector) => StraightEmitter.EmitCopy(kernel, vector, Start);
}
