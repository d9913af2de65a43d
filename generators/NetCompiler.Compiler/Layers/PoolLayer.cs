using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What all pools have in common: they run over images, or over sequences, which are images of one line.</summary>
public abstract class PoolLayer : Layer
{
    /// <summary>Whether it runs over images; else over sequences.</summary>
    protected virtual bool IsImage => true;

    /// <summary>Whether the value before can be pooled; if not, reports it.</summary>
    protected bool Takes(LoweringContext context) => context.Takes(IsImage ? ShapeKind.Image : ShapeKind.Sequence);
}
