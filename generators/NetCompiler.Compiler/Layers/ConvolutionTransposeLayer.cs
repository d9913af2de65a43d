using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What transposed convolutions over images and over sequences have in common: the input gradient of a convolution, as a layer.</summary>
public abstract class ConvolutionTransposeLayer : Layer
{
    /// <summary>Whether it runs over images; else over sequences.</summary>
    protected virtual bool IsImage => true;

    /// <inheritdoc/>
    public sealed override void Lower(LoweringContext context)
    {
        int filters = context.Integer("filters");
        ConvolutionGeometry geometry = ConvolutionArguments.Read(context, IsImage ? ShapeKind.Image : ShapeKind.Sequence);
        bool hasBias = context.Truth("bias", true);
        int groups = context.Integer("Groups", fallback: 1);
        int added = context.Integer("OutputPadding", fallback: 0, min: 0, max: Math.Max(0, (IsImage ? geometry.StrideY : geometry.StrideX) - 1));
        int addedX = IsImage ? context.Integer("OutputPaddingWidth", fallback: added, min: 0, max: Math.Max(0, geometry.StrideX - 1)) : added;
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(IsImage ? ShapeKind.Image : ShapeKind.Sequence))
        {
            return;
        }

        Node x = context.Current;
        geometry = geometry with { Groups = groups };
        if (!ConvolutionArguments.FitsGroups(context, filters, groups))
        {
            return;
        }

        TensorShape output = Output(geometry, x.Shape, filters, added, addedX);
        if (output.Plane is (< 1, _) or (_, < 1))
        {
            context.ReportDoesNotFit($"the padding leaves nothing: the output would be of {output}", "choose a smaller padding, or a larger kernel");
            return;
        }

        TensorShape weightShape = geometry.Weight(output, x.Shape.Channels);
        if (!context.CanTrain(weightShape) || !context.CanHold(output))
        {
            return;
        }

        // As PyTorch, whose fan-in of a transposed weight is that of its second axis.
        Initializer usual = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt((double)weightShape.Count / x.Shape.Channels)));
        Node weight = context.Weight("weight", weightShape, ParameterRole.Weight, initializer.OfWeight(weightShape, usual));
        Node y = Convolve(context.Builder, geometry, output, x, weight);
        context.MultiplyAdds = (long)weightShape.Count * x.Shape.Positions;
        context.Current = hasBias ? ConvolutionArguments.AddBias(context, y, initializer.OfBias(usual)) : y;
    }

    private static Node Convolve(GraphBuilder builder, ConvolutionGeometry geometry, TensorShape output, Node x, Node weight)
    {
        int joined = JoinGroups.Least(geometry.Groups, output.Channels, weight.Shape.Channels);
        Node whole = joined == 1 ? weight : builder.Add(new JoinGroups(geometry.Groups, joined), weight);
        int groups = geometry.Groups / joined;
        return builder.Add(new ConvolutionInputGradient(geometry with { Groups = groups }, output), x, WeightTranspose.Of(builder, whole, groups));
    }

    // What a convolution with this geometry would make into x.
    private static TensorShape Output(ConvolutionGeometry g, TensorShape x, int filters, int addedY, int addedX)
    {
        (int height, int width) = x.Plane;
        height = ((height - 1) * g.StrideY) - (2 * g.PaddingY) + (g.DilationY * (g.KernelHeight - 1)) + 1 + addedY;
        width = ((width - 1) * g.StrideX) - (2 * g.PaddingX) + (g.DilationX * (g.KernelWidth - 1)) + 1 + addedX;
        return x.WithPlane(height, width).WithChannels(filters);
    }
}
