using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Group normalization: over the positions, and over neighboring channels.</summary>
public sealed class GroupNormLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "GroupNorm";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int groups = context.Integer("groups");
        float epsilon = context.Real("epsilon", 1e-5f, 0, float.MaxValue, excludesMin: true);
        bool isAffine = context.Truth("Affine", true);
        if (!context.TakesNumbers())
        {
            return;
        }

        Node x = context.Current;
        int channels = x.Shape.Channels;
        if (channels % groups != 0)
        {
            context.ReportDoesNotFit($"{channels} channels do not divide into {groups} groups", $"choose a divisor of {channels}");
            return;
        }

        if (Normalization.IsPossible(context, channels / groups * x.Shape.Positions, "choose fewer groups"))
        {
            Node y = Normalization.Standardize(context, x, epsilon, value => Normalization.OverGroups(context, value, groups));
            context.Current = Normalization.Affine(context, y, TensorShape.Vector(channels), isAffine);
        }
    }
}
