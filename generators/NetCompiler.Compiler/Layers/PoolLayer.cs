using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What all pools have in common: they run over images, over sequences, which are images of one line, or over volumes.</summary>
public abstract class PoolLayer : Layer
{
    /// <summary>What it runs over.</summary>
    protected virtual ShapeKind Domain => ShapeKind.Image;

    /// <summary>Whether the value before can be pooled; if not, reports it.</summary>
    protected bool Takes(LoweringContext context) => context.Takes(Domain);
}
