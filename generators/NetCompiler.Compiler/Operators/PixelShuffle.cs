using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Channels that become pixels, by a factor r: y[c, i r + u, j r + v] = x[(c r + u) r + v, i, j], so an image (C r r, H, W) becomes (C, H r, W r).
/// Inverse: the way back. dx = the other way of dy.
/// </summary>
/// <param name="Factor">How many times higher and wider the image becomes, r.</param>
/// <param name="Inverse">Whether pixels become channels.</param>
public sealed record PixelShuffle(int Factor, bool Inverse) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"factor={Factor}, inverse={OperatorSettings.Write(Inverse)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static PixelShuffle Read(OperatorSettings settings) => new(settings.Integer("factor"), settings.Truth("inverse"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && inputs[0].Shape is { Kind: ShapeKind.Image, Dimensions: { } sizes }
            && (Inverse ? sizes[1] % Factor == 0 && sizes[2] % Factor == 0 : sizes[0] % (Factor * Factor) == 0),
            Inverse ? $"an image whose height and width are multiples of {Factor}" : $"an image whose channels are a multiple of {Factor * Factor}",
            inputs);
        TensorShape x = inputs[0].Shape;
        return inputs[0].Type with
        {
            Shape = Inverse
                ? TensorShape.Image(x.Channels * Factor * Factor, x.Dimensions[1] / Factor, x.Dimensions[2] / Factor)
                : TensorShape.Image(x.Channels / Factor / Factor, x.Dimensions[1] * Factor, x.Dimensions[2] * Factor),
        };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        (TensorShape deep, TensorShape wide) = Inverse ? (y.Shape, x.Shape) : (x.Shape, y.Shape);
        (int height, int width) = (deep.Dimensions[1], deep.Dimensions[2]);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int i = 0; i < deep.Count; i++)
            {
                int channel = i / (height * width), line = i / width % height, pixel = i % width;
                int u = channel / Factor % Factor, v = channel % Factor;
                int shuffled = ((((channel / Factor / Factor * wide.Dimensions[1]) + (line * Factor) + u) * wide.Dimensions[2]) + (pixel * Factor)) + v;
                (int from, int to) = Inverse ? (shuffled, i) : (i, shuffled);
                y[row, to] = x[row, from];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(this with { Inverse = !Inverse }, upstream)];

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        (Node deepNode, Node wideNode) = Inverse ? (kernel.Value, x) : (x, kernel.Value);
        StridedLayout deep = kernel.Strided(deepNode), wide = kernel.Strided(wideNode);
        kernel.ForEachRow(() =>
        {
            // Of each square of pixels, one after the other.
            kernel.Writer.Open($"for (int place = 0; place < {Factor * Factor}; place++)");
            string[] deepSide =
                [$"ref Unsafe.Add(ref {kernel.At(deepNode)}, place)", $"{Literals.Of(deep.LineStride)}, {deep.PixelStride}, {Factor * Factor}"];
            string[] wideSide =
            [
                $"ref Unsafe.Add(ref {kernel.At(wideNode)}, (place / {Factor} * {Literals.Of(wide.LineStride)}) + (place % {Factor} * {wide.PixelStride}))",
                $"{Literals.Of(Factor * wide.LineStride)}, {Literals.Of(Factor * wide.PixelStride)}, 1",
            ];
            string counts = $"{deep.Lines}, {deep.Pixels}, {wide.Lanes}";
            kernel.Call("Relayout.Copy", Inverse ? [.. wideSide, .. deepSide, counts] : [.. deepSide, .. wideSide, counts]);
            kernel.Writer.Close();
        });
    }
}
