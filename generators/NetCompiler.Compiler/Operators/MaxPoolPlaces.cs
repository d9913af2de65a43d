using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of the x of a <see cref="MaxPool"/>: for each of its outputs which element of the window it is, counted in the order of lines, as a byte. The kernel
/// of the pool gives it. No gradient.
/// </summary>
/// <param name="Geometry">How the window moves: windows lie side by side, and every pixel belongs to one.</param>
public sealed record MaxPoolPlaces(PoolGeometry Geometry) : Operator
{
    /// <inheritdoc/>
    public override string Settings => Geometry.ToString();

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static MaxPoolPlaces Read(OperatorSettings settings) => new(PoolGeometry.Read(settings));

    /// <inheritdoc/>
    public override Operator? Beside => new MaxPool(Geometry);

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && Geometry.HasPlaces(inputs[0].Shape), "an image or sequence that windows of at most 256 elements cover side by side", inputs);
        return inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape), Element = ElementType.Byte };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int row = 0; row < y.Rows; row++)
        {
            foreach ((IReadOnlyList<int> window, int output) in Geometry.Windows(x.Shape))
            {
                int largest = PoolGeometry.Largest(x, row, window);
                y[row, output] = window.TakeWhile(index => index != largest).Count();
            }
        }
    }

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs)
    {
        StridedLayout pooled = StridedLayout.Standard(node.Shape);
        return new PlacesLayout(pooled.Lines, pooled.Pixels, pooled.PixelStride);
    }
}
