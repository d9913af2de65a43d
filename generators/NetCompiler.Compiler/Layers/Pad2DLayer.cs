using System;
using System.Globalization;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A border around an image.</summary>
public sealed class Pad2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Pad2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int padding = context.Integer("padding", min: 0);
        int top = context.Integer("Top", padding, min: 0), bottom = context.Integer("Bottom", padding, min: 0);
        int left = context.Integer("Left", padding, min: 0), right = context.Integer("Right", padding, min: 0);

        // A window of one value that lies in the padding is empty, and filled.
        string name = context.Choice("Mode", "Constant", "Reflection", "Replication");
        ResampleMode mode = name switch
        {
            "Reflection" => ResampleMode.Reflection,
            "Replication" => ResampleMode.Replication,
            _ => ResampleMode.Average,
        };
        float value = context.Real("Value", 0, -float.MaxValue, float.MaxValue);
        if (mode != ResampleMode.Average && value != 0)
        {
            context.ReportArgument("Value", value.ToString("R", CultureInfo.InvariantCulture), $"0, or left out, where Mode is {name}");
        }

        if (!context.Takes(ShapeKind.Image) || (mode == ResampleMode.Reflection && !CanReflect(context, Math.Max(top, bottom), Math.Max(left, right))))
        {
            return;
        }

        (int height, int width) = (context.Shape.Dimensions[1], context.Shape.Dimensions[2]);
        ResampleAxis y = new(mode, height, height + top + bottom, Padding: top), x = new(mode, width, width + left + right, Padding: left);
        if (context.CanHold(TensorShape.Image(context.Shape.Channels, y.Outputs, x.Outputs)))
        {
            context.Current = context.Builder.Add(new Resample(y, x, value), context.Current);
        }
    }

    private static bool CanReflect(LoweringContext context, int lines, int pixels)
    {
        (int height, int width) = (context.Shape.Dimensions[1], context.Shape.Dimensions[2]);
        if (lines < height && pixels < width)
        {
            return true;
        }

        context.ReportDoesNotFit(
            $"the mirror image of {height}x{width} has {height - 1} lines and {width - 1} pixels a line beyond the border, where {lines} and {pixels} are asked for",
            "pad less, or use Mode = PaddingMode.Replication");
        return false;
    }
}
