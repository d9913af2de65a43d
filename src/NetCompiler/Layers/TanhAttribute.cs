namespace NetCompiler;

/// <summary>The hyperbolic tangent: <c>y = tanh(x)</c>, between -1 and 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: LeCun et al., "Efficient backprop" (1998).</para>
/// </remarks>
public sealed class TanhAttribute : LayerAttribute;
