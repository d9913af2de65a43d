namespace NetCompiler;

/// <summary>The logarithm of the sigmoid: <c>y = -ln(1 + exp(-x))</c>, at most 0; it neither overflows nor becomes infinite for finite x.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: the logistic distribution; see Bishop, "Pattern recognition and machine learning" (2006), section 4.3.</para>
/// </remarks>
public sealed class LogSigmoidAttribute : LayerAttribute;
