namespace NetCompiler;

/// <summary>
/// Instance normalization: <c>y[c] = (x[c] - mean[c]) / sqrt(variance[c] + epsilon)</c> with the mean and the (biased) variance of the channel
/// over the positions of a sample.
/// </summary>
/// <remarks>
/// <para>Shapes: an image, a volume or a sequence, unchanged; a single position is the diagnostic NC0102, a vector NC0101.</para>
/// <para>Axis: all but that of the channels, which is the last one of a sequence, the first one of an image or a volume.</para>
/// <para>Parameters, with <see cref="Affine"/>: <c>weight</c> [C], initialized to 1, and <c>bias</c> [C], to 0.</para>
/// <para>Source: Ulyanov, Vedaldi and Lempitsky, "Instance normalization: the missing ingredient for fast stylization" (2016).</para>
/// </remarks>
/// <param name="epsilon">What is added to the variance, above 0; 1e-5 by default.</param>
public sealed class InstanceNormAttribute(object? epsilon = null) : LayerAttribute
{
    /// <summary>Makes a normalization of the usual constant.</summary>
    public InstanceNormAttribute()
        : this(1e-5f)
    {
    }

    /// <summary>Makes a normalization of a given constant.</summary>
    /// <param name="epsilon">What is added to the variance, above 0; 1e-5 by default.</param>
    public InstanceNormAttribute(float epsilon = 1e-5f)
        : this((object)epsilon)
    {
    }

    /// <summary>What is added to the variance.</summary>
    public object Epsilon { get; } = epsilon ?? 1e-5f;

    /// <summary>Whether y is multiplied by a weight, with a bias added; false by default.</summary>
    public bool Affine { get; set; }
}
