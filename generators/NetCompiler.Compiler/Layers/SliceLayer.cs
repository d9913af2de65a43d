using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Some of the features.</summary>
public sealed class SliceLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Slice";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int start = context.Integer("start", min: 0), length = context.Integer("length");
        if (!context.TakesNumbers())
        {
            return;
        }

        int channels = context.Shape.Channels;
        if (start + length > channels)
        {
            context.ReportDoesNotFit(
                $"it takes features {ShapeText.Of(start)} to {ShapeText.Of(start + length - 1)}, but there are {ShapeText.Of(channels)}",
                "take fewer");
            return;
        }

        context.Current = context.Apply(new Slice(start, length), context.Current);
    }
}
