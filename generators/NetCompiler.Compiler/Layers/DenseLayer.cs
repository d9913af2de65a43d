using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A fully connected layer, of a vector or of each step of a sequence.</summary>
public sealed class DenseLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Dense";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int units = context.Integer("units");
        bool hasBias = context.Truth("bias", true);
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(ShapeKind.Vector, ShapeKind.Sequence))
        {
            return;
        }

        Node x = context.Current;
        int channels = x.Shape.Channels;
        TensorShape weightShape = TensorShape.Weight(units, channels);
        if (!context.CanTrain(weightShape) || !context.CanHold(x.Shape.WithChannels(units)))
        {
            return;
        }

        Initializer usual = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(channels)));
        Node weight = context.Weight("weight", weightShape, ParameterRole.Weight, initializer.OfWeight(weightShape, usual));
        Node y = context.Builder.Add(new Linear(), x, weight);
        if (hasBias)
        {
            y = context.Builder.Add(new Add(), y, context.Weight("bias", TensorShape.Vector(units), ParameterRole.Bias, initializer.OfBias(usual)));
        }

        context.MultiplyAdds = (long)weightShape.Count * x.Shape.Positions;
        context.Current = y;
    }
}
