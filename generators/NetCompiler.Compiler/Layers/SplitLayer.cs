using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Cuts the features into parts, each a tap; the last goes on.</summary>
public sealed class SplitLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Split";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        IReadOnlyList<string> names = context.Texts("names");
        IReadOnlyList<int>? sizes = context.OptionalIntegers("Sizes");
        Node x = context.Current;
        bool fits = context.TakesNumbers() && Fits(context, names.Count, sizes);
        int start = 0;
        for (int i = 0; i < names.Count; i++)
        {
            int length = !fits ? 0 : sizes?[i] ?? x.Shape.Channels / names.Count;
            if (fits && context.CanHold(x.Shape.WithChannels(length)))
            {
                context.Current = context.Apply(new Slice(start, length), x);
            }

            // Also after a problem, so that the names are known.
            context.DefineTap(names[i]);
            start += length;
        }
    }

    private static bool Fits(LoweringContext context, int parts, IReadOnlyList<int>? sizes)
    {
        int channels = context.Shape.Channels;
        if (sizes is null && parts > 0 && channels % parts != 0)
        {
            context.ReportDoesNotFit(
                $"{channels} features cannot be cut into {parts} equal parts",
                "give Sizes, or make the features a multiple of the parts");
            return false;
        }

        if (sizes is not null && sizes.Count != parts)
        {
            context.ReportDoesNotFit($"it names {parts} parts and gives {sizes.Count} Sizes", "give one size for each name");
            return false;
        }

        long sum = sizes?.Sum(size => (long)size) ?? channels;
        if (sum != channels)
        {
            context.ReportDoesNotFit(
                $"the Sizes {string.Join(" + ", sizes!)} are {ShapeText.Of(sum)}, but there are {channels} features",
                "make them add up");
            return false;
        }

        return !context.HasFailed;
    }
}
