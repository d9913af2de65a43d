using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Makes a vector of an image or a sequence, in logical order.</summary>
public sealed class FlattenLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Flatten";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.TakesNumbers())
        {
            Node x = context.Current;
            context.Current = x.Shape.Kind == ShapeKind.Vector ? x : context.Builder.Add(new Reshape(TensorShape.Vector(x.Shape.Count)), x);
        }
    }
}
