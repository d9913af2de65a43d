namespace NetCompiler;

/// <summary>The sigmoid linear unit, also called swish: <c>y = x / (1 + exp(-x))</c>.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning",
/// Neural Networks 107 (2018).</para>
/// </remarks>
public sealed class SiLUAttribute : LayerAttribute;
