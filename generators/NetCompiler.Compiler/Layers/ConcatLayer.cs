using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Joins the features of several values in the order listed; "." is the value before the layer.</summary>
public sealed class ConcatLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Concat";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        IReadOnlyList<Cursor> values = context.Taps("names");
        if (!context.TakesNumbers() || values.Count == 0)
        {
            return;
        }

        if (values.Any(value => value.IsUncertain))
        {
            context.Fail();
        }

        if (values.FirstOrDefault(value => !Concat.Fits(value.Node.Type, values[0].Node.Type)) is Cursor other)
        {
            Cursor first = values[0];
            context.ReportDoesNotFit(
                $"{first.Origin} gives {ShapeText.Of(first.Node.Type)}, {other.Origin} gives {ShapeText.Of(other.Node.Type)}",
                "values that are joined may differ in the number of features only");
            return;
        }

        TensorShape shape = values[0].Node.Shape;
        if (context.CanHold(shape.WithChannels(values.Sum(value => value.Node.Shape.Channels))))
        {
            context.Current = context.Builder.Add(new Concat(), [.. values.Select(value => value.Node)]);
        }
    }
}
