namespace NetCompiler;

/// <summary>Rectification: <c>y = max(x, 0)</c>; its gradient at 0 is 0.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", ICML (2010).</para>
/// </remarks>
public sealed class ReLUAttribute : LayerAttribute;
