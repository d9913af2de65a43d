using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Joins the value with a named one of the same shape, element by element.</summary>
public abstract class MergeLayer : Layer
{
    /// <summary>What joins them.</summary>
    protected abstract Operator Operator { get; }

    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        Cursor? tap = context.Tap("name");
        if (!context.TakesNumbers() || tap is null)
        {
            return;
        }

        Node x = context.Current;
        if (tap.Node.Type != x.Type)
        {
            context.ReportShapesDiffer(tap, Remedy(x.Shape));
            return;
        }

        if (tap.IsUncertain)
        {
            context.Fail();
        }

        context.Current = context.Builder.Add(Operator, x, tap.Node);
    }

    private static string Remedy(TensorShape shape) => shape.IsChannelMajor
        ? $"a [Conv{(shape.Kind == ShapeKind.Image ? 2 : 3)}D({shape.Channels}, kernel: 1)] with a fitting stride on the other way gives it {shape}"
        : $"a [Dense({shape.Channels})] on the other way gives it {shape.Channels} features";
}
