namespace NetCompiler;

/// <summary>
/// Root mean square normalization: <c>y[c] = weight[c] * x[c] / sqrt(mean of x^2 + epsilon)</c> with the mean over a sample's own features.
/// </summary>
/// <remarks>
/// <para>Shapes: unchanged. The features are those of a vector, of each step of a sequence, or of each pixel of an image or volume; or, with
/// <see cref="WholeSample"/>, all values of the sample.</para>
/// <para>Normalizing over a single value leaves nothing of it and is the diagnostic NC0102.</para>
/// <para>Axis: the features, which are the last axis of a vector or a sequence and the first one of an image; with <see cref="WholeSample"/>, all
/// axes together. PyTorch's <c>RMSNorm</c> normalizes the last axes, so that its images are <see cref="WholeSample"/>.</para>
/// <para>Parameters: <c>weight</c>, initialized to 1: [C], or of the shape of the sample.</para>
/// <para>Source: Zhang and Sennrich, "Root mean square layer normalization", NeurIPS (2019).</para>
/// </remarks>
/// <param name="epsilon">What is added to the mean square, above 0; 1e-5 by default.</param>
public sealed class RMSNormAttribute(object? epsilon = null) : LayerAttribute
{
    /// <summary>Makes a normalization of the usual constant.</summary>
    public RMSNormAttribute()
        : this(1e-5f)
    {
    }

    /// <summary>Makes a normalization of a given constant.</summary>
    /// <param name="epsilon">What is added to the mean square, above 0; 1e-5 by default.</param>
    public RMSNormAttribute(float epsilon = 1e-5f)
        : this((object)epsilon)
    {
    }

    /// <summary>What is added to the mean square.</summary>
    public object Epsilon { get; } = epsilon ?? 1e-5f;

    /// <summary>
    /// Whether all values of a sample are normalized together: a sequence over steps and channels, an image over channels, height and width, a volume
    /// likewise.
    /// </summary>
    public bool WholeSample { get; set; }

    /// <summary>Whether there is a weight; true by default.</summary>
    public bool Affine { get; set; } = true;
}
