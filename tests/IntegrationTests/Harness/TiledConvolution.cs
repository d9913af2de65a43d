using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// Convolutions of 3 x 3 taps that are predicted by tiles, however little there is to compute: <c>Tiled(filters: 9, tile: 4, padding: 1)</c>. Trained they are
/// as always, so that each checks the other.
/// </summary>
internal static class TiledConvolution
{
    public static void Lower(LoweringContext context)
    {
        int filters = context.Integer("filters"), padding = context.Integer("padding", min: 0);
        WinogradTile tile = new(context.Integer("tile"));
        ConvolutionGeometry geometry = new(3, 3, 1, 1, padding, padding);
        if (context.Shape.Kind != ShapeKind.Image || !geometry.Fits(context.Shape))
        {
            context.ReportDoesNotFit("there is no image that holds the kernel", "try another layer");
            return;
        }

        TensorShape shape = geometry.Weight(context.Shape, filters);
        Compiler.Operators.Initializer initializer = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(shape.Count / filters)));
        Node weight = context.Weight("weight", shape, ParameterRole.Weight, initializer);
        Node value = context.Mode == LoweringMode.Predict
            ? context.Builder.Add(new WinogradConvolution(tile, padding, padding), context.Current, context.Builder.Add(new WinogradWeight(tile), weight))
            : context.Builder.Add(new Convolution(geometry), context.Current, weight);
        context.MultiplyAdds = (long)shape.Count * value.Shape.Positions;
        context.Current = context.Builder.Add(
            new Add(), value, context.Weight("bias", TensorShape.Vector(filters), ParameterRole.Bias, initializer));
    }
}
