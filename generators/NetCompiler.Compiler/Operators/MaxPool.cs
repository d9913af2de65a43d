using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: image (C, H, W): y[c, i, j] = the largest of the window of x[c] that belongs to (i, j), clipped to the image; the first of equals. Of x:
/// sequence (T, C): the same along the steps.
/// dx = <see cref="MaxUnpool"/> of the <see cref="MaxPoolPlaces"/> of x and dy, where windows lie side by side; else <see cref="MaxPoolGradient"/> of x and dy.
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
        [Geometry.HasPlaces(node.Inputs[0].Shape)
            ? builder.Add(new MaxUnpool(Geometry, node.Inputs[0].Shape), builder.Add(new MaxPoolPlaces(Geometry), node.Inputs[0]), upstream)
            : builder.Add(new MaxPoolGradient(Geometry), node.Inputs[0], upstream)];

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => Geometry.KeepsWidth || Geometry.IsWholeLine(node.Inputs[0].Shape.Plane.Width);

    /// <inheritdoc/>
    public override AxisWalk? LineWalk(Node node) => Geometry.LineWalk(node.Inputs[0].Shape, canBePadded: node.Inputs[0].Operator is ReLU);

    /// <inheritdoc/>
    public override void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) =>
        Print(kernel, from(0), PoolGeometry.LinesOf(count, Geometry.StrideY, Geometry.KernelHeight), to, count, Geometry with { PaddingY = 0 });

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => Print(kernel, kernel.At(x), Literals.Of(from.Lines), kernel.At(kernel.Value), Literals.Of(to.Lines), Geometry));
    }

    private static void Print(Kernel kernel, string source, string lines, string target, string count, PoolGeometry geometry)
    {
        StridedLayout from = kernel.Strided(kernel.Node.Inputs[0]), to = kernel.Strided(kernel.Value);
        if (kernel.Group.Beside is Node places)
        {
            PlacesLayout layout = (PlacesLayout)kernel.LayoutOf(places);
            string place = kernel.Line is null ? kernel.At(places) : $"Unsafe.Add(ref {kernel.At(places)}, {kernel.Line} * {Literals.Of(layout.LineStride)})";
            kernel.Call(
                "MaxPoolPlaces.Forward",
                $"ref {source}", $"{from.LineStride}, {from.PixelStride}", $"ref {target}", $"{to.LineStride}, {to.PixelStride}", $"ref {place}",
                $"{count}, {layout.Pixels}, {layout.Lanes}", $"{geometry.KernelHeight}, {geometry.KernelWidth}");
            return;
        }

        kernel.Call(
            "MaxPool.Forward",
            $"ref {source}", $"{from.LineStride}, {lines}, {Kernel.Pixels(from)}",
            $"ref {target}", $"{to.LineStride}, {count}, {Kernel.Pixels(to)}", $"{from.PixelStride}, {to.PixelStride}", geometry.Window);
    }
}
