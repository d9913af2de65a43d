using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What convolutions over images, over sequences, over volumes, and of each channel by itself have in common.</summary>
public abstract class ConvolutionLayer : Layer
{
    /// <summary>What it runs over.</summary>
    protected virtual ShapeKind Domain => ShapeKind.Image;

    /// <summary>Whether the attribute says how many filters and groups there are; else it says how many filters each channel has, by itself.</summary>
    protected virtual bool HasFilters => true;

    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        int filters = HasFilters ? context.Integer("filters") : 0;
        ConvolutionGeometry geometry = ConvolutionArguments.Read(context, Domain);
        bool hasBias = context.Truth("bias", true);
        int groups = context.Integer(HasFilters ? "Groups" : "Multiplier", fallback: 1);
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(Domain))
        {
            return;
        }

        Node x = context.Current;
        (filters, groups) = HasFilters ? (filters, groups) : (x.Shape.Channels * groups, x.Shape.Channels);
        if (!ConvolutionArguments.FitsGroups(context, filters, groups))
        {
            return;
        }

        geometry = geometry with { Groups = groups };
        TensorShape weightShape = geometry.Weight(x.Shape, filters);
        if (!WindowCheck.Fits(context, geometry) || !context.CanTrain(weightShape) || !context.CanHold(geometry.Output(x.Shape, filters)))
        {
            return;
        }

        // As PyTorch: uniform, by the numbers that one output is computed from.
        int fanIn = weightShape.Count / filters;
        Initializer usual = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(fanIn)));
        Node weight = context.Weight("weight", weightShape, ParameterRole.Weight, initializer.OfWeight(weightShape, usual));
        Node y = Convolve(context.Builder, geometry, x, weight);
        context.MultiplyAdds = (long)weightShape.Count * y.Shape.Positions;
        context.Current = hasBias ? ConvolutionArguments.AddBias(context, y, initializer.OfBias(usual)) : y;
    }

    // Groups of channels that fill no panels are computed several together, by a weight that is zero between them.
    private static Node Convolve(GraphBuilder builder, ConvolutionGeometry geometry, Node x, Node weight)
    {
        (int channels, int filters) = (x.Shape.Channels, weight.Shape.Channels);
        if (geometry.Z is null && geometry.Groups > 1 && geometry.Groups == channels && channels == filters)
        {
            return builder.Add(new DepthwiseConvolution(geometry), x, weight);
        }

        int joined = JoinGroups.Least(geometry.Groups, channels, filters);
        Node whole = joined == 1 ? weight : builder.Add(new JoinGroups(geometry.Groups, joined), weight);
        return builder.Add(new Convolution(geometry with { Groups = geometry.Groups / joined }), x, whole);
    }
}
