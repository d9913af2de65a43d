using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: image (C, H, W): y[c, i, j] = the largest of the window of x[c] that belongs to (i, j), clipped to the image; the first of equals. Of x:
/// sequence (T, C): the same along the steps.
/// dx = <see cref="MaxPoolGradient"/> of x and dy.
/// </summary>
/// <param name="Geometry">How the window moves.</param>
public sealed record MaxPool(PoolGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static MaxPool Read(OperatorSettings settings) => new(PoolGeometry.Read(settings));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && Geometry.Fits(inputs[0].Shape), "an image or sequence that holds the window, and at most half a window of padding", inputs);
        return inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            foreach ((IReadOnlyList<int> window, int output) in Geometry.Windows(x.Shape))
            {
                y[row, output] = x[row, PoolGeometry.Largest(x, row, window)];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new MaxPoolGradient(Geometry), node.Inputs[0], upstream)];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => Geometry.KeepsWidth || Geometry.IsWholeLine(node.Inputs[0].Shape.Plane.Width);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "MaxPool.Forward",
            $"ref {kernel.At(x)}", $"{from.LineStride}, {from.Lines}, {Kernel.Pixels(from)}",
            $"ref {kernel.At(kernel.Value)}", $"{to.LineStride}, {to.Lines}, {Kernel.Pixels(to)}", $"{from.PixelStride}, {to.PixelStride}", Geometry.Window));
    }
}
