namespace NetCompiler;

/// <summary>A sigmoid of three lines: <c>y = min(max(x / 6 + 1 / 2, 0), 1)</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Courbariaux, Bengio and David, "BinaryConnect", NeurIPS (2015), with the slope of
/// Howard et al., "Searching for MobileNetV3", ICCV (2019).</para>
/// </remarks>
public sealed class HardsigmoidAttribute : LayerAttribute;
