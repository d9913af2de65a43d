using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>The axes of a sequence in another order: axis i of y is axis permutation[i] of x. dx = dy with the inverse permutation.</summary>
/// <param name="Permutation">For each axis of the result, the axis of the operand.</param>
public sealed record Transpose(EquatableArray<int> Permutation) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"axes={string.Join("x", Permutation)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Transpose Read(OperatorSettings settings) => new(new EquatableArray<int>(settings.Integers("axes")));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1
            && inputs[0].Shape.Kind == ShapeKind.Sequence
            && Permutation.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, inputs[0].Shape.Dimensions.Count)),
            $"a sequence of {Permutation.Count} axes, and each of them once",
            inputs);
        return inputs[0].Type with { Shape = TensorShape.Sequence([.. Permutation.Select(axis => inputs[0].Shape.Dimensions[axis])]) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        int[] map = [.. Enumerable.Range(0, y.Shape.Count).Select(index => SourceIndex(x.Shape, y.Shape, index))];
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < map.Length; i++)
            {
                y[row, i] = x[row, map[i]];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        int[] inverse = new int[Permutation.Count];
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[Permutation[i]] = i;
        }

        return [builder.Add(new Transpose(new EquatableArray<int>(inverse)), upstream)];
    }

    private int SourceIndex(TensorShape source, TensorShape result, int index)
    {
        int[] position = new int[Permutation.Count];
        for (int axis = position.Length - 1; axis >= 0; axis--)
        {
            position[Permutation[axis]] = index % result.Dimensions[axis];
            index /= result.Dimensions[axis];
        }

        return position.Select((coordinate, axis) => (coordinate, axis))
            .Aggregate(0, (sum, next) => (sum * source.Dimensions[next.axis]) + next.coordinate);
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        int[] strides = [from.LineStride, from.PixelStride, 1];
        int missing = 3 - Permutation.Count;
        string moved = string.Join(", ", Enumerable.Range(0, 3).Select(axis => strides[axis < missing ? axis : Permutation[axis - missing] + missing]));
        kernel.ForEachRow(() => kernel.Call(
            "Relayout.Copy",
            $"ref {kernel.At(x)}", moved, $"ref {kernel.At(kernel.Value)}", $"{to.LineStride}, {to.PixelStride}, 1", $"{to.Lines}, {to.Pixels}, {to.Lanes}"));
    }
}
