using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the image of <see cref="Convolution"/>. Of g: image (O, ..), the gradient of its result, and t: its weight transposed,
/// (C, O, kernel height, kernel width): each product x w of the convolution that counts for an output adds g w at its x. For the gradient u of
/// this result: dg = Convolution of u and the transposed t; dt = the transpose of <see cref="ConvolutionWeightGradient"/> of u and g.
/// </summary>
/// <param name="Geometry">How the kernel moves.</param>
/// <param name="InputShape">The shape of the image, which strides leave open.</param>
public sealed record ConvolutionInputGradient(ConvolutionGeometry Geometry, TensorShape InputShape) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"{Geometry}, input={TypeText.Write(InputShape)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static ConvolutionInputGradient Read(OperatorSettings settings) => new(ConvolutionGeometry.Read(settings), settings.Shape("input"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(InputShape)
            && inputs[0].Shape == Geometry.Output(InputShape, inputs[0].Shape.Channels)
            && inputs[1].Shape == Geometry.TransposedWeight(InputShape, inputs[0].Shape.Channels)
            && !inputs[1].IsBatched,
            "the gradient of the convolution's result, (O, ..), and a transposed weight (C, O, kernel)",
            inputs);
        return inputs[0].Type with { Shape = InputShape };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor gradient, Tensor transposed, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        (int outputs, int channels) = (gradient.Shape.Channels / Geometry.Groups, InputShape.Channels / Geometry.Groups);
        int taps = Geometry.Taps;
        for (int row = 0; row < y.Rows; row++)
        {
            Geometry.Walk(InputShape, gradient.Shape.Channels, (image, weight, output) =>
            {
                (int pair, int tap) = (weight / taps, weight % taps);

                // Within the group of output o, weight (o, c) stands at (c, o).
                (int o, int c) = (pair / channels, pair % channels);
                int swapped = ((((o / outputs * channels) + c) * outputs) + (o % outputs)) * taps + tap;
                y[row, image] += gradient[row, output] * transposed[0, swapped];
            });
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        (Node gradient, Node transposed) = (node.Inputs[0], node.Inputs[1]);
        return
        [
            builder.Add(new Convolution(Geometry), upstream, WeightTranspose.Of(builder, transposed, Geometry.Groups)),
            WeightTranspose.Of(builder, builder.Add(new ConvolutionWeightGradient(Geometry), upstream, gradient), Geometry.Groups),
        ];
    }

    /// <inheritdoc/>
    public override bool HasEpilogue => Geometry.Z is null && ConvolutionEmitter.ReachesAll(Geometry);

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) =>
        input == 0 ? ConvolutionEmitter.InputGradientHalo(Geometry, InputShape) : (0, 0);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        if (Geometry.Z is null)
        {
            ConvolutionEmitter.EmitInputGradient(kernel, Geometry);
        }
        else
        {
            VolumeEmitter.EmitInputGradient(kernel, Geometry);
        }
    }
}
