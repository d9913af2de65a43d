namespace NetCompiler;

/// <summary>Rectification that ends at 6: <c>y = min(max(x, 0), 6)</c>; its gradient at 0 is 0, at 6 it is 1.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Howard et al., "MobileNets: efficient convolutional neural networks for mobile vision applications" (2017).</para>
/// </remarks>
public sealed class ReLU6Attribute : LayerAttribute;
