using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the weight of <see cref="Convolution"/>. Of x: image (C, H, W), and g: image (O, ..), the gradient of its result: each product
/// x w of the convolution that counts for an output adds g x at its w, over the whole batch; the result is a weight (O, C, kernel),
/// not batched. For the gradient u of this result: dx = <see cref="ConvolutionInputGradient"/> of g and the transposed u,
/// dg = Convolution of x and u.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
public sealed record ConvolutionWeightGradient(ConvolutionGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static ConvolutionWeightGradient Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(inputs[0].Shape)
            && inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape, inputs[1].Shape.Channels) } == inputs[1].Type,
            "an image (C, H, W), a sequence (T, C) or a volume (C, D, H, W) that holds the kernel, and the gradient of the convolution's result, (O, ..)",
            inputs);
        return new(Geometry.Weight(inputs[0].Shape, inputs[1].Shape.Channels), IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor gradient, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        for (int row = 0; row < evaluation.InputRows; row++)
        {
            Geometry.Walk(x.Shape, gradient.Shape.Channels, (image, weight, output) => y[0, weight] += gradient[row, output] * x[row, image]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node x, Node gradient) = (node.Inputs[0], node.Inputs[1]);
        return
        [
            builder.Add(new ConvolutionInputGradient(Geometry, x.Shape), gradient, WeightTranspose.Of(builder, upstream, Geometry.Groups)),
            builder.Add(new Convolution(Geometry), x, upstream),
        ];
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 0 ? ConvolutionEmitter.WantedImage(Geometry, given) : base.Wants(node, input, given, all);

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) =>
        PanelLayout.OfKernel(node.Shape);

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) => input == 0 ? ConvolutionEmitter.Halo(Geometry) : (0, 0);

    /// <inheritdoc/>
    public override int? SummedInput => Geometry.Z is null ? 1 : null;

    /// <inheritdoc/>
    public override void EmitSample(Kernel kernel) => ConvolutionEmitter.EmitSampleWeightGradient(kernel, Geometry);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        if (Geometry.Z is null)
        {
            ConvolutionEmitter.EmitWeightGradient(kernel, Geometry);
        }
        else
        {
            VolumeEmitter.EmitWeightGradient(kernel, Geometry);
        }
    }
}
