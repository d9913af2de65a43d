namespace NetCompiler;

/// <summary>A smooth rectification with a dip: <c>y = x * tanh(ln(1 + exp(x)))</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Misra, "Mish: a self regularized non-monotonic activation function", BMVC (2020).</para>
/// </remarks>
public sealed class MishAttribute : LayerAttribute;
