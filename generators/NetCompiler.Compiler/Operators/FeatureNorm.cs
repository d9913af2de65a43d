using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Over the features of a vector, or of each step or pixel: y[c] = z[c] w[c] + b[c], z[c] = (x[c] - mean) / sqrt(mean of (x - mean)^2 + epsilon); without
/// the mean if it is not centered. The weight w and the bias b may be missing. dx by <see cref="FeatureNormGradient"/> of dy w; dw = the sum of dy z, db
/// that of dy.
/// </summary>
/// <remarks>Ba, Kiros, Hinton, "Layer normalization" (2016); Zhang, Sennrich, "Root mean square layer normalization" (2019).</remarks>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="IsCentered">Whether the mean is taken off.</param>
public sealed record FeatureNorm(float Epsilon, bool IsCentered) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"epsilon={OperatorSettings.Write(Epsilon)}, centered={OperatorSettings.Write(IsCentered)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static FeatureNorm Read(OperatorSettings settings) => new(settings.Real("epsilon"), settings.Truth("centered"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count is >= 1 and <= 3 && inputs[0].Type.Element == ElementType.Single && inputs[0].Shape.Kind != ShapeKind.Weight,
            "values, and perhaps a weight and a bias",
            inputs);
        for (int i = 1; i < inputs.Count; i++)
        {
            Require(inputs[i].Type == new NodeType(TensorShape.Vector(inputs[0].Shape.Channels), IsBatched: false), "vectors of the channels", inputs);
        }

        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, IReadOnlyList<Tensor> inputs) = (evaluation.Inputs[0], evaluation.Inputs);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int position = 0; position < x.Shape.Positions; position++)
            {
                (double mean, double scale) = Statistics(x, row, position);
                for (int c = 0; c < x.Shape.Channels; c++)
                {
                    int at = At(x.Shape, position, c);
                    double weight = inputs.Count > 1 ? inputs[1][0, c] : 1, bias = inputs.Count > 2 ? inputs[2][0, c] : 0;
                    evaluation.Output[row, at] = ((x[row, at] - mean) * scale * weight) + bias;
                }
            }
        }
    }

    /// <summary>What is taken off the features at a position, and the factor of what is left.</summary>
    public (double Mean, double Scale) Statistics(Tensor x, int row, int position)
    {
        double mean = 0, variance = 0;
        int channels = x.Shape.Channels;
        for (int c = 0; IsCentered && c < channels; c++)
        {
            mean += x[row, At(x.Shape, position, c)] / channels;
        }

        for (int c = 0; c < channels; c++)
        {
            double deviation = x[row, At(x.Shape, position, c)] - mean;
            variance += deviation * deviation / channels;
        }

        return (mean, 1 / Math.Sqrt(variance + Epsilon));
    }

    /// <summary>The index of a feature of a position.</summary>
    public static int At(TensorShape shape, int position, int channel) =>
        shape.IsChannelMajor ? (channel * shape.Positions) + position : (position * shape.Channels) + channel;

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node x = node.Inputs[0], inner = node.Inputs.Count > 1 ? builder.Add(new Multiply(), upstream, node.Inputs[1]) : upstream;
        Node dx = builder.Add(new FeatureNormGradient(Epsilon, IsCentered), x, inner);
        List<Node?> gradients = [dx];
        if (node.Inputs.Count > 1)
        {
            gradients.Add(Broadcasting.SumTo(builder, builder.Add(new Multiply(), upstream, builder.Add(this, x)), node.Inputs[1].Type));
        }

        if (node.Inputs.Count > 2)
        {
            gradients.Add(Broadcasting.SumTo(builder, upstream, node.Inputs[2].Type));
        }

        return gradients;
    }

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override int? AbsorbedInput => 0;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        IReadOnlyList<Node> inputs = kernel.Node.Inputs;
        FeatureNormEmitter.Emit(
            kernel, "FeatureNorm.Forward", inputs[0], $"{Literals.Of(Epsilon)}, {OperatorSettings.Write(IsCentered)}",
            inputs.Count > 1 ? inputs[1] : null, inputs.Count > 2 ? inputs[2] : null);
    }
}
