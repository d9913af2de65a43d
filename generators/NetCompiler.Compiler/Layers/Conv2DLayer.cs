using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A two-dimensional convolution.</summary>
public sealed class Conv2DLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Conv2D";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int filters = context.Integer("filters");
        int kernelY = context.Integer("kernel");
        int strideY = context.Integer("stride", fallback: 1);
        int paddingY = context.Padding("padding", 0, kernelY - 1, "kernel - 1");
        int kernelX = context.Integer("KernelWidth", fallback: kernelY);
        int strideX = context.Integer("StrideWidth", fallback: strideY);
        int paddingX = context.Padding("PaddingWidth", paddingY, kernelX - 1, "KernelWidth - 1");
        bool hasBias = context.Truth("bias", true);
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        Node x = context.Current;
        TensorShape weightShape = TensorShape.Weight(filters, x.Shape.Channels, kernelY, kernelX);
        if (!WindowCheck.Fits(context, (kernelY, kernelX), (paddingY, paddingX)) || !context.CanTrain(weightShape))
        {
            return;
        }

        ConvolutionGeometry geometry = new(kernelY, kernelX, strideY, strideX, paddingY, paddingX);
        TensorShape output = TensorShape.Image(
            filters, geometry.OutputHeight(x.Shape.Dimensions[1]), geometry.OutputWidth(x.Shape.Dimensions[2]));
        if (!context.CanHold(output))
        {
            return;
        }

        int fanIn = weightShape.Count / filters;
        Initializer usual = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(fanIn)));
        Node weight = context.Weight("weight", weightShape, ParameterRole.Weight, initializer.OfWeight(weightShape, usual));
        Node y = context.Builder.Add(new Convolution(geometry), x, weight);
        if (hasBias)
        {
            y = context.Builder.Add(new Add(), y, context.Weight("bias", TensorShape.Vector(filters), ParameterRole.Bias, initializer.OfBias(usual)));
        }

        context.MultiplyAdds = (long)weightShape.Count * output.Positions;
        context.Current = y;
    }
}
