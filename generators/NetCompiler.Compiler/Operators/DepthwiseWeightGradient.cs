using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the weight of <see cref="DepthwiseConvolution"/>. Of x: image (C, H, W), and g: image (C, ..), the gradient of its result: each
/// product x w that counts for an output adds g x at its w, over the whole batch; the result is a weight (C, 1, kernel), not batched. For the gradient
/// u of this result: dx = <see cref="DepthwiseInputGradient"/> of g and u; dg = DepthwiseConvolution of x and u.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
public sealed record DepthwiseWeightGradient(ConvolutionGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static DepthwiseWeightGradient Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(inputs[0].Shape)
            && Geometry.Groups == inputs[0].Shape.Channels
            && inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape, Geometry.Groups) } == inputs[1].Type,
            "an image (C, H, W) or sequence (T, C) that holds the kernel, and the gradient of the convolution's result, (C, ..)",
            inputs);
        return new(Geometry.Weight(inputs[0].Shape, Geometry.Groups), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => new ConvolutionWeightGradient(Geometry).Evaluate(evaluation);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
    [
        builder.Add(new DepthwiseInputGradient(Geometry, node.Inputs[0].Shape), node.Inputs[1], upstream),
        builder.Add(new DepthwiseConvolution(Geometry), node.Inputs[0], upstream),
    ];

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) =>
        new PanelLayout(Geometry.Groups, Geometry.KernelHeight, Geometry.KernelWidth, 1);

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) => input == 0 ? (Geometry.PaddingY, Geometry.PaddingX) : (0, 0);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => DepthwiseEmitter.EmitWeightGradient(kernel, Geometry);
}
