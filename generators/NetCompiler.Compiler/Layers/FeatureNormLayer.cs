using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Normalization over the features of each vector, step or pixel, or over all values of a sample.</summary>
public abstract class FeatureNormLayer : Layer
{
    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        float epsilon = context.Real("epsilon", 1e-5f, 0, float.MaxValue, excludesMin: true);
        bool isWhole = context.Truth("WholeSample", false);
        bool isAffine = context.Truth("Affine", true);
        bool hasBias = HasBias(context) && isAffine;
        if (!context.TakesNumbers())
        {
            return;
        }

        Node x = context.Current;
        bool isFlattened = isWhole && x.Shape.Kind != ShapeKind.Vector;
        TensorShape parameter = isFlattened ? TensorShape.Weight([.. x.Shape.Dimensions]) : TensorShape.Vector(x.Shape.Channels);
        int count = isFlattened ? x.Shape.Count : x.Shape.Channels;
        if (!Normalization.IsPossible(context, count, "normalize where there are more features") || (isAffine && !context.CanTrain(parameter)))
        {
            return;
        }

        Node values = isFlattened ? context.Apply(new Reshape(TensorShape.Vector(x.Shape.Count)), x) : x;
        Node y = context.Builder.Add(new FeatureNorm(epsilon, IsCentered), [values, .. Normalization.Parameters(context, parameter, isAffine, hasBias)]);
        context.Current = isFlattened ? context.Apply(new Reshape(x.Shape), y) : y;
    }

    /// <summary>Reads whether there is a bias.</summary>
    protected abstract bool HasBias(LoweringContext context);

    /// <summary>Whether the mean is taken off.</summary>
    protected abstract bool IsCentered { get; }
}
