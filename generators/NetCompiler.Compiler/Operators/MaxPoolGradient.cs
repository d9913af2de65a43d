using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the image of <see cref="MaxPool"/>. Of its x and the gradient g of its result: every g goes to the place of the largest value of
/// its window, the first of equals; where windows overlap, gradients add. No gradient.
/// </summary>
/// <param name="Geometry">How the window moves.</param>
public sealed record MaxPoolGradient(PoolGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static MaxPoolGradient Read(OperatorSettings settings) => new(PoolGeometry.Read(settings));

    /// <inheritdoc/>
    public override bool MayOverwrite(Node node, Node operand) => operand == node.Inputs[0] && Geometry.Tiles(operand.Shape);

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.Fits(inputs[0].Shape)
            && inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape) } == inputs[1].Type,
            "an image or sequence that holds the window, and the gradient of its pooling",
            inputs);
        return inputs[0].Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor upstream) = (evaluation.Inputs[0], evaluation.Inputs[1]);
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            foreach ((IReadOnlyList<int> window, int output) in Geometry.Windows(x.Shape))
            {
                evaluation.Output[row, PoolGeometry.Largest(x, row, window)] += upstream[row, output];
            }
        }
    }

    /// <inheritdoc/>
    public override bool HasSamples => true;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => kernel.ForEachRow(() => EmitSample(kernel));

    /// <inheritdoc/>
    public override void EmitSample(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout from = kernel.Strided(x), upstream = kernel.Strided(dy), to = kernel.Strided(kernel.Value);
        kernel.Call(
            "MaxPool.Backward",
            $"ref {kernel.At(x)}", Literals.Of(from.LineStride), $"ref {kernel.At(dy)}", Literals.Of(upstream.LineStride),
            $"ref {kernel.At(kernel.Value)}", Literals.Of(to.LineStride), $"{from.Lines}, {from.Pixels}, {upstream.Lines}, {upstream.Pixels}",
            $"{from.PixelStride}, {upstream.PixelStride}, {to.PixelStride}", Geometry.Window);
    }
}
