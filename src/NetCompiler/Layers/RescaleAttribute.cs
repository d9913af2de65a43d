namespace NetCompiler;

/// <summary>Values times a factor, plus another number: <c>y = scale * x + offset</c>. <c>[Rescale(1 / 255f)]</c> brings bytes to 0 to 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. Directly behind an input it is part of the pass that brings the input in, together with others that follow.</para>
/// <para>Source: none; Keras has <c>Rescaling</c>.</para>
/// </remarks>
/// <param name="scale">The factor, any finite number, or an expression.</param>
/// <param name="offset">What is added, any finite number, or an expression; 0 by default.</param>
public sealed class RescaleAttribute(object scale, object? offset = null) : LayerAttribute
{
    /// <summary>Scales by constants.</summary>
    /// <param name="scale">The factor, any finite number.</param>
    /// <param name="offset">What is added, any finite number; 0 by default.</param>
    public RescaleAttribute(float scale, float offset = 0)
        : this((object)scale, offset)
    {
    }

    /// <summary>The factor, or an expression.</summary>
    public object Scale { get; } = scale;

    /// <summary>What is added, or an expression.</summary>
    public object Offset { get; } = offset ?? 0f;
}
