namespace NetCompiler;

/// <summary>Swish with a hard sigmoid: <c>y = x * min(max(x / 6 + 1 / 2, 0), 1)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Howard et al., "Searching for MobileNetV3", ICCV (2019).</para>
/// </remarks>
public sealed class HardswishAttribute : LayerAttribute;
