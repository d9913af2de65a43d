using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Rotary position embedding of a sequence, alone or inside an attention.</summary>
internal static class Rotation
{
    /// <summary>Rotates the pairs of features of each head by angles that grow with the step.</summary>
    public static Node Rotate(LoweringContext context, Node x, int heads, float @base)
    {
        Node table = context.Builder.Add(new Sinusoids(x.Shape.Dimensions[0], x.Shape.Channels / heads, @base));
        return context.Builder.Add(new Rotate(heads, IsInverse: false), x, table);
    }
}
