namespace NetCompiler.CompilerServices;

/// <summary>How to get from one pooling window, and from its gradients, to those of the next.</summary>
/// <param name="source">A window of what was pooled.</param>
/// <param name="target">The same window of its gradient.</param>
/// <param name="stride">Pixels from one window to the next.</param>
/// <param name="gradientStep">Floats from one pixel of the pooled image's gradient to the next.</param>
/// <param name="overlap">Whether windows have pixels in common, so that their gradients add to what is there.</param>
internal readonly struct PoolGradient(PoolWindow source, PoolWindow target, int stride, nint gradientStep, bool overlap)
{
    /// <summary>A window of what was pooled.</summary>
    public PoolWindow Source { get; } = source;

    /// <summary>The same window of its gradient.</summary>
    public PoolWindow Target { get; } = target;

    /// <summary>Floats from one window of what was pooled to the next.</summary>
    public nint SourceStep { get; } = stride * source.Pixel;

    /// <summary>Floats from one window of its gradient to the next.</summary>
    public nint TargetStep { get; } = stride * target.Pixel;

    /// <summary>Floats from one pixel of the pooled image's gradient to the next.</summary>
    public nint GradientStep { get; } = gradientStep;

    /// <summary>Whether windows have pixels in common, so that their gradients add to what is there.</summary>
    public bool Overlap { get; } = overlap;
}
