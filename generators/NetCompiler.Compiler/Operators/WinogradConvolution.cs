using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of x: image (C, H, W), and u: <see cref="WinogradWeight"/> (O, C, p, p) of w: <see cref="Convolution"/> of x and w with stride 1, tile by tile:
/// y[o] = Oᵀ(the sum over c of u[o, c] * (Iᵀ x[c] I))O of each tile of p x p inputs, with zeros outside the image.
/// </summary>
/// <param name="Tile">The size of tiles.</param>
/// <param name="PaddingY">Lines of zeros above and below.</param>
/// <param name="PaddingX">Pixels of zeros left and right.</param>
public sealed record WinogradConvolution(WinogradTile Tile, int PaddingY, int PaddingX) : Operator
{
    private ConvolutionGeometry Geometry => new(WinogradTile.Taps, WinogradTile.Taps, 1, 1, PaddingY, PaddingX);

    /// <inheritdoc/>
    public override string Settings => $"tile={Tile.Outputs}, padding={PaddingY}x{PaddingX}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static WinogradConvolution Read(OperatorSettings settings)
    {
        int[] padding = settings.Integers("padding");
        return new(new WinogradTile(settings.Integer("tile")), padding[0], padding[1]);
    }

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Tile.IsKnown
            && inputs[0].Shape.Kind == ShapeKind.Image
            && Geometry.Fits(inputs[0].Shape)
            && inputs[1].Shape == TensorShape.Weight(inputs[1].Shape.Channels, inputs[0].Shape.Channels, Tile.Points, Tile.Points)
            && !inputs[1].IsBatched,
            "an image (C, H, W) that holds the kernel, and a transformed weight (O, C, p, p)",
            inputs);
        return inputs[0].Type with { Shape = Geometry.Output(inputs[0].Shape, inputs[1].Shape.Channels) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor u, Tensor y) = (evaluation.Inputs[0], evaluation.Inputs[1], evaluation.Output);
        (int height, int width) = y.Shape.Plane;
        double[][] inputs = Tile.Inputs, sums = Tile.Sums;
        for (int row = 0; row < y.Rows; row++)
        {
            for (int line = 0; line < height; line += Tile.Outputs)
            {
                for (int pixel = 0; pixel < width; pixel += Tile.Outputs)
                {
                    double[][][] tile = [.. Enumerable.Range(0, x.Shape.Channels).Select(c => WinogradTile.Transform(inputs, Taken(x, row, c, line, pixel)))];
                    for (int o = 0; o < y.Shape.Channels; o++)
                    {
                        double[][] result = WinogradTile.Transform(sums, Products(u, o, tile));
                        for (int i = 0; i < Tile.Outputs && line + i < height; i++)
                        {
                            for (int j = 0; j < Tile.Outputs && pixel + j < width; j++)
                            {
                                y[row, y.Shape.Index(o, line + i, pixel + j)] = result[i][j];
                            }
                        }
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public override bool HasEpilogue => true;

    /// <inheritdoc/>
    public override bool Accumulates => true;

    /// <inheritdoc/>
    public override string Note(Node node) =>
        FormattableString.Invariant($" by tiles of {Tile.Outputs}x{Tile.Outputs}, {WinogradCost.Of(node, Tile) / (double)WinogradCost.Direct(node):0.00} of the direct cost");

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        input == 0 ? base.Wants(node, input, given, all) : given == PanelLayout.OfKernel(node.Inputs[1].Shape) ? null : PanelLayout.OfKernel(node.Inputs[1].Shape);

    /// <inheritdoc/>
    public override (int Y, int X) Halo(Node node, int input) => input == 0 ? (PaddingY, PaddingX) : (0, 0);

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs) => WinogradEmitter.Scratch(node, Tile);

    /// <inheritdoc/>
    public override AxisWalk? LineWalk(Node node) => Geometry.Y;

    /// <inheritdoc/>
    public override int LinesTogether => Tile.Outputs;

    /// <inheritdoc/>
    public override void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) =>
        WinogradEmitter.EmitLines(kernel, Tile, PaddingX, count, from, to);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => WinogradEmitter.Emit(kernel, Tile, PaddingY, PaddingX);

    // The inputs of the tile of an output.
    private double[][] Taken(Tensor x, int row, int channel, int line, int pixel)
    {
        (int height, int width) = x.Shape.Plane;
        double[][] taken = [.. Enumerable.Range(0, Tile.Points).Select(_ => new double[Tile.Points])];
        for (int i = 0; i < Tile.Points; i++)
        {
            for (int j = 0; j < Tile.Points; j++)
            {
                (int y, int at) = (line + i - PaddingY, pixel + j - PaddingX);
                taken[i][j] = y >= 0 && y < height && at >= 0 && at < width ? x[row, x.Shape.Index(channel, y, at)] : 0;
            }
        }

        return taken;
    }

    private double[][] Products(Tensor u, int output, double[][][] tile)
    {
        int points = Tile.Points;
        double[][] products = [.. Enumerable.Range(0, points).Select(_ => new double[points])];
        for (int c = 0; c < tile.Length; c++)
        {
            for (int i = 0; i < points * points; i++)
            {
                products[i / points][i % points] += u[0, (((output * tile.Length) + c) * points * points) + i] * tile[c][i / points][i % points];
            }
        }

        return products;
    }
}
