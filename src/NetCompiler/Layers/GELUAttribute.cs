namespace NetCompiler;

/// <summary>
/// The Gaussian error linear unit: <c>y = x * P(Z &lt;= x)</c> for a standard normal Z, that is <c>x * (1 + erf(x / sqrt(2))) / 2</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: any, unchanged. NaN stays NaN.</para>
/// <para>Source: Hendrycks and Gimpel, "Gaussian error linear units" (2016).</para>
/// </remarks>
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>
    /// Whether <c>x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) / 2</c> is computed in its place, as GPT-2 does: for weights that were
    /// trained with it.
    /// </summary>
    public bool Approximate { get; set; }
}
