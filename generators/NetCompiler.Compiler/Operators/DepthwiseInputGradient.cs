using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the image of <see cref="DepthwiseConvolution"/>. Of g: image (C, ..), the gradient of its result, and w: its weight (C, 1, kernel):
/// each product x w that counts for an output adds g w at its x. For the gradient u of this result: dg = DepthwiseConvolution of u and w; dw =
/// <see cref="DepthwiseWeightGradient"/> of u and g.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
/// <param name="InputShape">The shape of the image, which strides leave open.</param>
public sealed record DepthwiseInputGradient(ConvolutionGeometry Geometry, TensorShape InputShape) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"{Geometry}, input={TypeText.Write(InputShape)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static DepthwiseInputGradient Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings), settings.Shape("input"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(InputShape)
            && Geometry.Groups == InputShape.Channels
            && inputs[0].Shape == Geometry.Output(InputShape, Geometry.Groups)
            && inputs[1].Shape == Geometry.Weight(InputShape, Geometry.Groups)
            && !inputs[1].IsBatched,
            "the gradient of the convolution's result, (C, ..), and a weight (C, 1, kernel)",
            inputs);
        return inputs[0].Type with { Shape = InputShape };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor gradient, Tensor w, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            Geometry.Walk(InputShape, Geometry.Groups, (image, weight, output) => y[row, image] += gradient[row, output] * w[0, weight]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
    [
        builder.Add(new DepthwiseConvolution(Geometry), upstream, node.Inputs[1]),
        builder.Add(new DepthwiseWeightGradient(Geometry), upstream, node.Inputs[0]),
    ];

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) =>
        input == 0 ? ConvolutionEmitter.InputGradientHalo(Geometry, InputShape) : (0, 0);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => DepthwiseEmitter.EmitInputGradient(kernel, Geometry);
}
