using System;
using System.Numerics;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>The largest values of as many windows as are asked for, whatever the size of the image or sequence.</summary>
public abstract class AdaptiveMaxPoolLayer : PoolLayer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        (int height, int width) = PoolWindow.ReadOutput(context, Domain);
        if (Takes(context) && Pool(context, context.Shape.Plane.Height, width))
        {
            // One axis after the other: of equal values, the first in the first line stays the first.
            Pool(context, height, width);
        }
    }

    // Where the outputs do not divide the size, each value is repeated until they do: windows of equal length then begin and end where they should.
    private static bool Pool(LoweringContext context, int height, int width)
    {
        (int lines, int pixels) = context.Shape.Plane;
        (int repeatedLines, int repeatedPixels) = (LeastCommonMultiple(lines, height), LeastCommonMultiple(pixels, width));
        TensorShape repeated = context.Shape.WithPlane(repeatedLines, repeatedPixels);
        if (!context.CanHold(repeated) || !context.CanHold(context.Shape.WithPlane(height, width)))
        {
            return false;
        }

        Node x = context.Current;
        if (repeated != x.Shape)
        {
            x = context.Apply(new Resample(new(ResampleMode.Adaptive, lines, repeatedLines), new(ResampleMode.Adaptive, pixels, repeatedPixels)), x);
        }

        (int windowLines, int windowPixels) = (repeatedLines / height, repeatedPixels / width);
        PoolGeometry window = new(windowLines, windowPixels, windowLines, windowPixels, 0, 0, Ceiling: false);
        context.Current = (windowLines, windowPixels) == (1, 1) ? x : context.Apply(new MaxPool(window), x);
        return true;
    }

    // What is more than 32 bits is too large for any value.
    private static int LeastCommonMultiple(int a, int b) =>
        (int)Math.Min(int.MaxValue, (long)a / (int)BigInteger.GreatestCommonDivisor(a, b) * b);
}
