namespace NetCompiler;

/// <summary>The logistic function: <c>y = 1 / (1 + exp(-x))</c>, between 0 and 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323 (1986).</para>
/// </remarks>
public sealed class SigmoidAttribute : LayerAttribute;
