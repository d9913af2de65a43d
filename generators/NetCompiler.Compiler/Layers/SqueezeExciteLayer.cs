using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Channels of an image, weighed by what the means of all channels say.</summary>
public sealed class SqueezeExciteLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "SqueezeExcite";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int reduction = context.Integer("reduction", 16), written = context.Integer("Units", 0, min: 0);
        bool isSiLU = context.Truth("SiLU", false), isHard = context.Truth("Hardsigmoid", false);
        InitializerChoice initializer = context.Initializer();
        if (!context.Takes(ShapeKind.Image))
        {
            return;
        }

        Node x = context.Current;
        int channels = x.Shape.Channels, units = written > 0 ? written : Math.Max(1, channels / reduction);
        if (!context.CanTrain(TensorShape.Weight(units, channels, 1, 1)) || !context.CanHold(x.Shape))
        {
            return;
        }

        Node sum = context.Apply(new Sum(x.Type with { Shape = TensorShape.Vector(channels) }), x);
        Node squeezed = context.Apply(new Reshape(TensorShape.Image(channels, 1, 1)), context.Times(sum, 1f / x.Shape.Positions));
        Node hidden = Dense(squeezed, "fc1", units);
        hidden = isSiLU ? context.Times(hidden, context.Apply(new Sigmoid(), hidden)) : context.Apply(new ReLU(), hidden);
        Node excited = context.Apply(new Reshape(TensorShape.Vector(channels)), Dense(hidden, "fc2", channels));
        Node gate = isHard ? HardsigmoidLayer.Gate(context, excited) : context.Apply(new Sigmoid(), excited);
        context.MultiplyAdds = 2L * units * channels;
        context.Current = context.Times(x, gate);

        Node Dense(Node value, string name, int outputs)
        {
            TensorShape shape = TensorShape.Weight(outputs, value.Shape.Channels, 1, 1);
            Initializer usual = new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(value.Shape.Channels)));
            Node weight = context.Weight($"{name}.weight", shape, ParameterRole.Weight, initializer.OfWeight(shape, usual));
            Node bias = context.Weight($"{name}.bias", TensorShape.Vector(outputs), ParameterRole.Bias, initializer.OfBias(usual));
            return context.Plus(context.Builder.Add(new Convolution(new(1, 1, 1, 1, 0, 0)), value, weight), bias);
        }
    }
}
