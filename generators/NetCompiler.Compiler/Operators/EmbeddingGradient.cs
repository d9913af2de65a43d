using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the table of <see cref="Embedding"/>. Of ids: integers, vector (T), and g: sequence (T, D): y[id] = the sum of the g[t] whose id
/// it is, over the whole batch, and 0 for the row of padding; a weight (count, D), not batched. For the gradient u of y: dg = Embedding of ids and u,
/// where the row of padding is 0; ids have none.
/// </summary>
/// <param name="Count">Rows of the table.</param>
/// <param name="Padding">The row that stays 0, or null.</param>
public sealed record EmbeddingGradient(int Count, int? Padding = null) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"count={Count}" + (Padding is int row ? $", padding={row}" : "");

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static EmbeddingGradient Read(OperatorSettings settings) =>
        new(settings.Integer("count"), settings.Has("padding") ? settings.Integer("padding") : null);

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs[0].Type is { Shape.Kind: ShapeKind.Vector, Element: ElementType.Int32 }
            && inputs[1].Type == new NodeType(TensorShape.Sequence(inputs[0].Shape.Count, inputs[1].Shape.Channels), inputs[0].IsBatched),
            "integer ids (T), and gradients (T, D)",
            inputs);
        return new(TensorShape.Weight(Count, inputs[1].Shape.Channels), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor ids, Tensor upstream) = (evaluation.Inputs[0], evaluation.Inputs[1]);
        int width = upstream.Shape.Channels;
        for (int row = 0; row < evaluation.InputRows; row++)
        {
            for (int i = 0; i < upstream.Shape.Count; i++)
            {
                if ((int)ids[row, i / width] == Padding)
                {
                    continue;
                }

                evaluation.Output[0, ((int)ids[row, i / width] * width) + (i % width)] += upstream[row, i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [null, builder.Add(new Embedding(), node.Inputs[0], Padding is int row ? WithoutRow(builder, upstream, row) : upstream)];

    // What lies before the row and what lies behind it, each with zeros in the place of the rest.
    private Node WithoutRow(GraphBuilder builder, Node table, int row)
    {
        Node? before = row == 0 ? null : Part(0, row), behind = row == Count - 1 ? null : Part(row + 1, Count - row - 1);
        return before is not null && behind is not null ? builder.Add(new Add(), before, behind)
            : before ?? behind ?? builder.Add(new Subtract(), table, table);

        Node Part(int start, int length) => builder.Add(new Pad(start, Count), builder.Add(new Slice(start, length), table));
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 1 ? base.Wants(node, input, given, all) : null;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        const int RowsPerUnit = 64;
        Node ids = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout upstream = kernel.Strided(dy), table = kernel.Strided(kernel.Value);
        kernel.Units((Count + RowsPerUnit - 1) / RowsPerUnit, 32L * ids.Shape.Count);
        kernel.Call(
            "Embedding.Gradient",
            $"first * {RowsPerUnit}", $"Math.Min(end * {RowsPerUnit}, {Literals.Of(Count)})", kernel.Integers(ids, "0", "m.RowCount"), $"steps: {ids.Shape.Count}",
            $"ref {kernel.At(dy, "0")}", Literals.Of(kernel.SampleStride(dy)), Literals.Of(upstream.PixelStride),
            Literals.Of(upstream.Lanes), Literals.Of(table.PixelStride), Literals.Of(Padding ?? -1), $"ref {kernel.At(kernel.Value)}");
    }
}
