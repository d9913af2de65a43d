namespace NetCompiler;

/// <summary>What the hyperbolic tangent takes off: <c>y = x - tanh(x)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Kavukcuoglu, Ranzato and LeCun, "Fast inference in sparse coding algorithms" (2008), which shrinks with smooth functions.</para>
/// </remarks>
public sealed class TanhshrinkAttribute : LayerAttribute;
