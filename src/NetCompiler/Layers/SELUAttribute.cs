namespace NetCompiler;

/// <summary>The scaled exponential linear unit: <c>y = scale * x</c> if <c>x &gt; 0</c>, else <c>scale * alpha * (exp(x) - 1)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>The constants, alpha = 1.67326324 and scale = 1.05070099, keep values of mean 0 and variance 1 so from layer to layer.</para>
/// <para>Source: Klambauer et al., "Self-normalizing neural networks", NeurIPS (2017).</para>
/// </remarks>
public sealed class SELUAttribute : LayerAttribute;
