using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The weight (O, C, 3, 3) of a convolution as <see cref="WinogradConvolution"/> reads it, (O, C, p, p): y[o, c] = G w[o, c] Gᵀ. Only
/// <see cref="Convolution"/> makes it, for prediction.
/// </summary>
/// <param name="Tile">The size of tiles.</param>
public sealed record WinogradWeight(WinogradTile Tile) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"tile={Tile.Outputs}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static WinogradWeight Read(OperatorSettings settings) => new(new WinogradTile(settings.Integer("tile")));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && Tile.IsKnown && !inputs[0].IsBatched && inputs[0].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: 4 } shape
            && (shape.Dimensions[2], shape.Dimensions[3]) == (WinogradTile.Taps, WinogradTile.Taps),
            "a weight (O, C, 3, 3)",
            inputs);
        return inputs[0].Type with { Shape = TensorShape.Weight(inputs[0].Shape.Dimensions[0], inputs[0].Shape.Dimensions[1], Tile.Points, Tile.Points) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor w, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        double[][] matrix = Tile.Weights;
        int taps = WinogradTile.Taps, points = Tile.Points;
        for (int pair = 0; pair < w.Shape.Count / (taps * taps); pair++)
        {
            double[][] taken = [.. Enumerable.Range(0, taps).Select(line => Enumerable.Range(0, taps).Select(x => w[0, (((pair * taps) + line) * taps) + x]).ToArray())];
            double[][] transformed = WinogradTile.Transform(matrix, taken);
            for (int i = 0; i < points * points; i++)
            {
                y[0, (pair * points * points) + i] = transformed[i / points][i % points];
            }
        }
    }

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) => PanelLayout.OfKernel(parameter.Shape);

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all)
    {
        PanelLayout panels = PanelLayout.OfKernel(node.Inputs[0].Shape);
        return given == panels ? null : panels;
    }

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => PanelLayout.OfKernel(node.Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => WinogradEmitter.EmitWeight(kernel, Tile);
}
