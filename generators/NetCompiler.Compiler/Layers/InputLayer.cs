using System.Collections.Generic;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>An input: one size is a vector, or a number of ids; two are steps and channels; three are channels, height, width; four are
/// channels, depth, height, width.</summary>
public sealed class InputLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Input";

    /// <inheritdoc/>
    public override bool IsInput => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        IReadOnlyList<int> sizes = context.Integers("shape");
        ElementType element = context.Enumeration<ElementType>("Type");
        int steps = context.Integer("Steps", fallback: 0, min: 2);
        TensorShape? written = steps > 0 ? WithSteps(context, sizes, steps, element) : ShapeOf(context, sizes);
        if (written is not null && element == ElementType.Int32 && sizes.Count > 1)
        {
            context.ReportArgument("shape", $"a list of {sizes.Count} sizes", "one size where Type is Int32: the number of ids");
            context.Fail();
        }

        TensorShape shape = context.HasFailed || written is null ? TensorShape.Scalar : written;
        context.BeginInput(context.CanHold(shape) ? shape : TensorShape.Scalar, element);
        if (context.Text(LayerNames.Argument) is not null)
        {
            context.DefineTap(context.LocalName);
        }
    }

    // Of each step: channels, or one id or number. Batches of a training have all the steps there can be.
    private static TensorShape? WithSteps(LoweringContext context, IReadOnlyList<int> sizes, int steps, ElementType element)
    {
        if (sizes.Count > 1 || (sizes.Count == 1 && element == ElementType.Int32))
        {
            context.ReportArgument("shape", $"a list of {sizes.Count} sizes", "the channels of a step, or nothing for one number or id a step, where Steps is given");
            context.Fail();
        }

        if (context.StepsOfOthers is int others && others != steps)
        {
            context.ReportArgument("Steps", ShapeText.Of(steps), $"{others}, as that of the inputs before: a network has one number of steps");
            context.Fail();
        }

        TensorShape shape = sizes.Count == 0 ? TensorShape.Vector(steps) : TensorShape.Sequence(steps, sizes[0]);
        return context.HasFailed ? null : shape with { HasSteps = context.Mode == LoweringMode.Predict };
    }

    /// <summary>The shape that sizes stand for; null after a problem.</summary>
    internal static TensorShape? ShapeOf(LoweringContext context, IReadOnlyList<int> sizes)
    {
        if (sizes.Count > 4 || (sizes.Count == 0 && !context.HasFailed))
        {
            context.ReportArgument(
                "shape", $"a list of {sizes.Count} sizes", "one size (vector), two (steps, channels), three (channels, height, width) or four (channels, depth, height, width)");
            context.Fail();
        }

        return context.HasFailed ? null : sizes.Count switch
        {
            1 => TensorShape.Vector(sizes[0]),
            2 => TensorShape.Sequence(sizes[0], sizes[1]),
            3 => TensorShape.Image(sizes[0], sizes[1], sizes[2]),
            _ => TensorShape.Volume(sizes[0], sizes[1], sizes[2], sizes[3]),
        };
    }
}
