using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of a sequence x (T, H d) and a table (T, d) of sines and cosines such as <see cref="Sinusoids"/>: each pair of features of each of the H heads is
/// rotated by the angle of its step: y[2i] = x[2i] cos - x[2i + 1] sin, y[2i + 1] = x[2i + 1] cos + x[2i] sin, with sin = table[t, 2i] and cos =
/// table[t, 2i + 1]. dx = dy rotated back; the table has no gradient.
/// </summary>
/// <param name="Heads">H.</param>
/// <param name="IsInverse">Whether to rotate back: by the opposite angles.</param>
/// <remarks>Su et al., "RoFormer: Enhanced transformer with rotary position embedding" (2021).</remarks>
public sealed record Rotate(int Heads, bool IsInverse) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"heads={Heads}, inverse={OperatorSettings.Write(IsInverse)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Rotate Read(OperatorSettings settings) => new(settings.Integer("heads"), settings.Truth("inverse"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs[0].Shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 } shape && inputs[0].Type.Element == ElementType.Single
            && shape.Channels % (2 * Heads) == 0
            && inputs[1].Type == new NodeType(TensorShape.Sequence(shape.Dimensions[0], shape.Channels / Heads), IsBatched: false),
            $"a sequence (T, C) of {Heads} heads of pairs, and a table (T, C / {Heads})",
            inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor table, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        (int channels, int size) = (x.Shape.Channels, table.Shape.Channels);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < x.Shape.Count; i += 2)
            {
                int place = (i / channels * size) + (i % channels % size);
                (double sin, double cos) = (table[0, place] * (IsInverse ? -1 : 1), table[0, place + 1]);
                y[row, i] = (x[row, i] * cos) - (x[row, i + 1] * sin);
                y[row, i + 1] = (x[row, i + 1] * cos) + (x[row, i] * sin);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(this with { IsInverse = !IsInverse }, upstream, node.Inputs[1]), null];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        (Node x, Node table) = (kernel.Node.Inputs[0], kernel.Node.Inputs[1]);
        kernel.ForEachRow(() => kernel.Call(
            "Rotation.Run",
            $"{Kernel.Pixels(kernel.Strided(x))}, {Heads}, {table.Shape.Channels}", OperatorSettings.Write(IsInverse),
            $"ref {kernel.At(x)}, {Literals.Of(kernel.Strided(x).PixelStride)}", $"ref {kernel.At(table)}, {Literals.Of(kernel.Strided(table).PixelStride)}",
            $"ref {kernel.At(kernel.Value)}, {Literals.Of(kernel.Strided(kernel.Value).PixelStride)}"));
    }
}
