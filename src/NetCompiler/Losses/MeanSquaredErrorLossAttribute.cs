namespace NetCompiler;

/// <summary>The mean squared error: <c>loss = mean over samples and values of (x - target)^2</c>.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values, as many a sample as the value above has, in the same order.</para>
/// <para>Source: Legendre, "Nouvelles méthodes pour la détermination des orbites des comètes" (1805).</para>
/// </remarks>
public sealed class MeanSquaredErrorLossAttribute : LossAttribute;
