using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: image (C, H, W), and w: weight (O, C, kernel height, kernel width):
/// y[o, i, j] = sum over c, k, l of x[c, i * strideY + k * dilationY - paddingY, j * strideX + l * dilationX - paddingX] w[o, c, k, l], with zeros
/// outside the image. Of x: volume (C, D, H, W), with w (O, C, kernel depth, kernel height, kernel width), likewise across planes. With groups, w is
/// (O, C / groups, ..), and c runs over the channels of the group of o. Of x: sequence (T, C), and w (O, C, kernel): the same along the steps.
/// dx = <see cref="ConvolutionInputGradient"/> of dy and the transposed w; dw = <see cref="ConvolutionWeightGradient"/> of x and dy.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
public sealed record Convolution(ConvolutionGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Convolution Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(inputs[0].Shape)
            && inputs[1].Shape == Geometry.Weight(inputs[0].Shape, inputs[1].Shape.Channels)
            && inputs[1].Shape.Channels % Geometry.Groups == 0
            && !inputs[1].IsBatched,
            "an image (C, H, W), a sequence (T, C) or a volume (C, D, H, W) that holds the kernel, and a weight (O, C, kernel)",
            inputs);
        return inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape, inputs[1].Shape.Channels) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor w, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            Geometry.Walk(x.Shape, y.Shape.Channels, (image, weight, output) => y[row, output] += x[row, image] * w[0, weight]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node x, Node w) = (node.Inputs[0], node.Inputs[1]);
        return
        [
            builder.Add(new ConvolutionInputGradient(Geometry, x.Shape), upstream, WeightTranspose.Of(builder, w, Geometry.Groups)),
            builder.Add(new ConvolutionWeightGradient(Geometry), x, upstream),
        ];
    }

    /// <inheritdoc/>
    public override Node? Faster(Node node, GraphBuilder builder)
    {
        (Node x, Node w) = (node.Inputs[0], node.Inputs[1]);
        bool canBeTiled = Geometry with { PaddingY = 0, PaddingX = 0 } == new ConvolutionGeometry(3, 3, 1, 1, 0, 0)
            && x.Shape.Kind == ShapeKind.Image && w.Kind is ValueKind.Parameter or ValueKind.Derived;
        return canBeTiled && WinogradCost.Best(node) is WinogradTile tile
            ? builder.Add(new WinogradConvolution(tile, Geometry.PaddingY, Geometry.PaddingX), x, builder.Add(new WinogradWeight(tile), w))
            : null;
    }

    /// <inheritdoc/>
    public override bool HasEpilogue => Geometry.Z is null;

    /// <inheritdoc/>
    public override bool Accumulates => Geometry.Z is null;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => Geometry.X.KeepsSize;

    /// <inheritdoc/>
    public override bool ScalesWithWeight => true;

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) =>
        parameter == node.Inputs[1] ? PanelLayout.OfKernel(parameter.Shape) : null;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 0 ? ConvolutionEmitter.WantedImage(Geometry, given) : null;

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) => input == 0 ? ConvolutionEmitter.Halo(Geometry) : (0, 0);

    /// <inheritdoc/>
    public override AxisWalk? LineWalk(Node node) => node.Shape.Kind == ShapeKind.Image ? Geometry.Y : null;

    /// <inheritdoc/>
    public override void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) => ConvolutionEmitter.EmitLines(kernel, Geometry, count, from, to);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        if (Geometry.Z is null)
        {
            ConvolutionEmitter.Emit(kernel, Geometry);
        }
        else
        {
            VolumeEmitter.Emit(kernel, Geometry);
        }
    }
}
