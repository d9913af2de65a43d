using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Instance normalization: of each channel over its positions.</summary>
public sealed class InstanceNormLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "InstanceNorm";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float epsilon = context.Real("epsilon", 1e-5f, 0, float.MaxValue, excludesMin: true);
        bool isAffine = context.Truth("Affine", false);
        if (!context.Takes(ShapeKind.Image, ShapeKind.Sequence, ShapeKind.Volume))
        {
            return;
        }

        Node x = context.Current;
        if (Normalization.IsPossible(context, x.Shape.Positions, "normalize where there are more positions, or use [LayerNorm]"))
        {
            Node y = Normalization.Standardize(context, x, epsilon, value => Normalization.OverGroups(context, value, x.Shape.Channels));
            context.Current = Normalization.Affine(context, y, TensorShape.Vector(x.Shape.Channels), isAffine);
        }
    }
}
