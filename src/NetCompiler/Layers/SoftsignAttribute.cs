namespace NetCompiler;

/// <summary>A sigmoid with slow tails: <c>y = x / (1 + |x|)</c>, between -1 and 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Turian, Bergstra and Bengio, "Quadratic features and deep architectures for chunking", NAACL (2009).</para>
/// </remarks>
public sealed class SoftsignAttribute : LayerAttribute;
