using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// <see cref="Convolution"/> with as many groups as channels and outputs, w being (C, 1, kernel):
/// y[c, i, j] = sum over k, l of x[c, i * strideY + k * dilationY - paddingY, j * strideX + l * dilationX - paddingX] w[c, 0, k, l].
/// dx = <see cref="DepthwiseInputGradient"/> of dy and w; dw = <see cref="DepthwiseWeightGradient"/> of x and dy.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
public sealed record DepthwiseConvolution(ConvolutionGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static DepthwiseConvolution Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(inputs[0].Shape)
            && Geometry.Groups == inputs[0].Shape.Channels
            && inputs[1].Shape == Geometry.Weight(inputs[0].Shape, Geometry.Groups)
            && !inputs[1].IsBatched,
            "an image (C, H, W) or sequence (T, C) that holds the kernel, and a weight (C, 1, kernel), with C groups",
            inputs);
        return inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape, Geometry.Groups) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => new Convolution(Geometry).Evaluate(evaluation);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
    [
        builder.Add(new DepthwiseInputGradient(Geometry, node.Inputs[0].Shape), upstream, node.Inputs[1]),
        builder.Add(new DepthwiseWeightGradient(Geometry), node.Inputs[0], upstream),
    ];

    /// <inheritdoc/>
    public override bool HasEpilogue => true;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => Geometry.X.KeepsSize;

    /// <inheritdoc/>
    public override bool ScalesWithWeight => true;

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) =>
        parameter == node.Inputs[1] ? new PanelLayout(Geometry.Groups, Geometry.KernelHeight, Geometry.KernelWidth, 1) : null;

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) => input == 0 ? (Geometry.PaddingY, Geometry.PaddingX) : (0, 0);

    /// <inheritdoc/>
    public override AxisWalk? LineWalk(Node node) => node.Shape.Kind == ShapeKind.Image ? Geometry.Y : null;

    /// <inheritdoc/>
    public override void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) => DepthwiseEmitter.EmitLines(kernel, Geometry, count, from, to);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => DepthwiseEmitter.Emit(kernel, Geometry);
}
