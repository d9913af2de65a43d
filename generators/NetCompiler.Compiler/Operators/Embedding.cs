using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of ids: integers, vector (T), and a table: weight (count, D): y[t] = table[ids[t]], a sequence (T, D). The gradient of the table is
/// <see cref="EmbeddingGradient"/>; ids have none.
/// </summary>
/// <param name="Padding">The row of the table that gets no gradient, or null.</param>
public sealed record Embedding(int? Padding = null) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Padding is int row ? $"padding={row}" : "";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Embedding Read(OperatorSettings settings) => new(settings.Has("padding") ? settings.Integer("padding") : null);

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs[0].Type is { Shape.Kind: ShapeKind.Vector, Element: ElementType.Int32 }
            && inputs[1].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: 2 }
            && !inputs[1].IsBatched,
            "integer ids (T), and a table (count, D)",
            inputs);
        TensorShape shape = TensorShape.Sequence(inputs[0].Shape.Count, inputs[1].Shape.Dimensions[1]);
        return new(shape with { HasSteps = inputs[0].Shape.HasSteps }, inputs[0].IsBatched);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor ids, Tensor table, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        int width = y.Shape.Channels;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < y.Shape.Count; i++)
            {
                y[row, i] = table[0, ((int)ids[row, i / width] * width) + (i % width)];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [null, builder.Add(new EmbeddingGradient(node.Inputs[1].Shape.Dimensions[0], Padding), node.Inputs[0], upstream)];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 1 && given is not StridedLayout { IsVectorized: true } ? StridedLayout.Standard(node.Inputs[1].Shape) : null;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node ids = kernel.Node.Inputs[0], table = kernel.Node.Inputs[1];
        StridedLayout to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "Embedding.Gather",
            Kernel.Pixels(to), kernel.Integers(ids), $"ref {kernel.At(table)}", $"{kernel.Strided(table).PixelStride}",
            $"ref {kernel.At(kernel.Value)}", $"{to.PixelStride}"));
    }

    /// <inheritdoc/>
    public override IndexRange? IndexRange(Node node, Node input) =>
        input.Id == node.Inputs[0].Id ? new(0, node.Inputs[1].Shape.Dimensions[0] - 1, "token id") : null;
}
