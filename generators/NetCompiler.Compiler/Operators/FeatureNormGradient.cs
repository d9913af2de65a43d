using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the x of <see cref="FeatureNorm"/> without weight and bias. Of x and the gradient g of the result z, over the features of each
/// position: y[c] = (g[c] - mean of g - z[c] mean of (g z)) / sqrt(variance + epsilon), without the mean of g if it is not centered. No gradient.
/// </summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="IsCentered">Whether the mean is taken off.</param>
public sealed record FeatureNormGradient(float Epsilon, bool IsCentered) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"epsilon={OperatorSettings.Write(Epsilon)}, centered={OperatorSettings.Write(IsCentered)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static FeatureNormGradient Read(OperatorSettings settings) => new(settings.Real("epsilon"), settings.Truth("centered"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2 && inputs[0].Type.Element == ElementType.Single && inputs[0].Shape.Kind != ShapeKind.Weight && inputs[1].Type == inputs[0].Type,
            "values, and gradients of the same type",
            inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor g, TensorShape shape) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output.Shape);
        FeatureNorm norm = new(Epsilon, IsCentered);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int position = 0; position < shape.Positions; position++)
            {
                (double mean, double scale) = norm.Statistics(x, row, position);
                double sum = 0, products = 0;
                for (int c = 0; c < shape.Channels; c++)
                {
                    int at = FeatureNorm.At(shape, position, c);
                    sum += IsCentered ? g[row, at] / shape.Channels : 0;
                    products += g[row, at] * (x[row, at] - mean) * scale / shape.Channels;
                }

                for (int c = 0; c < shape.Channels; c++)
                {
                    int at = FeatureNorm.At(shape, position, c);
                    evaluation.Output[row, at] = (g[row, at] - sum - ((x[row, at] - mean) * scale * products)) * scale;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int? AbsorbedInput => 1;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? null : StridedLayout.Standard(node.Inputs[input].Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => FeatureNormEmitter.Emit(
        kernel, "FeatureNorm.Gradient", kernel.Node.Inputs[1], $"{Literals.Of(Epsilon)}, {OperatorSettings.Write(IsCentered)}", kernel.Node.Inputs[0]);
}
