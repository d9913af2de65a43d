using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of sequences a and b of rank 2, or 3 with heads first: c[t, n] = sum over k of A[t, k] B[k, n], for each sample and head, where A is a, or a
/// with its last two axes swapped, and B likewise. The gradients dA = dC Bᵀ and dB = Aᵀ dC are matrix products again.
/// </summary>
/// <param name="TransposeA">Whether a is stored as (k, t).</param>
/// <param name="TransposeB">Whether b is stored as (n, k).</param>
public sealed record MatMul(bool TransposeA, bool TransposeB) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"a={Order(TransposeA)}, b={Order(TransposeB)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static MatMul Read(OperatorSettings settings) => new(settings.Text("a") == Order(true), settings.Text("b") == Order(true));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && inputs.All(input => input.Shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 or 3 } && input.Type.Element == ElementType.Single)
            && inputs[0].IsBatched == inputs[1].IsBatched
            && inputs[0].Shape.Dimensions.Count == inputs[1].Shape.Dimensions.Count
            && Size.Of(this, inputs[0].Shape, inputs[1].Shape) is { Fits: true },
            "two sequences of rank 2 or 3 with equal heads and depth, both batched or neither",
            inputs);
        Size size = Size.Of(this, inputs[0].Shape, inputs[1].Shape);
        return inputs[0].Type with
        {
            Shape = inputs[0].Shape.Dimensions.Count == 2
                ? TensorShape.Sequence(size.Rows, size.Columns)
                : TensorShape.Sequence(size.Heads, size.Rows, size.Columns),
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor a, Tensor b, Tensor c) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        Size size = Size.Of(this, a.Shape, b.Shape);
        for (int row = 0; row < c.Rows; row++)
        {
            for (int i = 0; i < size.Heads * size.Rows * size.Columns; i++)
            {
                int n = i % size.Columns;
                int t = i / size.Columns % size.Rows;
                int head = i / (size.Columns * size.Rows);
                double sum = 0;
                for (int k = 0; k < size.Depth; k++)
                {
                    int ofA = TransposeA ? (k * size.Rows) + t : (t * size.Depth) + k;
                    int ofB = TransposeB ? (n * size.Depth) + k : (k * size.Columns) + n;
                    sum += a[row, (head * size.Rows * size.Depth) + ofA] * b[row, (head * size.Depth * size.Columns) + ofB];
                }

                c[row, i] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node a, Node b) = (node.Inputs[0], node.Inputs[1]);
        return
        [
            TransposeA ? builder.Add(new MatMul(TransposeB, true), b, upstream) : builder.Add(new MatMul(false, !TransposeB), upstream, b),
            TransposeB ? builder.Add(new MatMul(true, TransposeA), upstream, a) : builder.Add(new MatMul(!TransposeA, false), a, upstream),
        ];
    }

    private static string Order(bool isTransposed) => isTransposed ? "transposed" : "straight";

    private readonly record struct Size(int Heads, int Rows, int Depth, int Columns, bool Fits)
    {
        public static Size Of(MatMul product, TensorShape a, TensorShape b)
        {
            int last = a.Dimensions.Count - 1;
            int heads = last == 1 ? 1 : a.Dimensions[0];
            (int rows, int depth) = LastTwo(a, product.TransposeA);
            (int other, int columns) = LastTwo(b, product.TransposeB);
            return new(heads, rows, depth, columns, depth == other && heads == (last == 1 ? 1 : b.Dimensions[0]));
        }

        private static (int, int) LastTwo(TensorShape shape, bool isTransposed)
        {
            (int first, int second) = (shape.Dimensions[shape.Dimensions.Count - 2], shape.Dimensions[shape.Dimensions.Count - 1]);
            return isTransposed ? (second, first) : (first, second);
        }
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs) =>
        TransposeB ? Packing.Padded(node.Shape.Channels) * ((StridedLayout)inputs[1]).Lanes : 0;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => MatMulEmitter.Emit(kernel, TransposeA, TransposeB);
}
