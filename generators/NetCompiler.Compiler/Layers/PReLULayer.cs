using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rectification with a slope that is learned.</summary>
public sealed class PReLULayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "PReLU";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float slope = context.Real("slope", 0.25f, float.MinValue, float.MaxValue);
        bool isPerChannel = context.Truth("PerChannel", false);
        if (context.TakesNumbers())
        {
            Node x = context.Current;
            TensorShape shape = TensorShape.Vector(isPerChannel ? x.Shape.Channels : 1);
            Node weight = context.Weight("weight", shape, ParameterRole.Norm, new(InitializerKind.Constant, slope));
            context.Current = context.Where(x, 0, x, context.Times(x, weight));
        }
    }
}
