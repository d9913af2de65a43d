namespace NetCompiler;

/// <summary>
/// Values less their mean, in units of their standard deviation: <c>y = (x - mean) / deviation</c>, with numbers that were measured on the
/// training data. <c>[Rescale(1 / 255f), Standardize([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f])]</c> is what networks for ImageNet take.
/// </summary>
/// <remarks>
/// <para>Shapes: any, unchanged. A list has one number for each feature: of a vector its values, of a sequence and an image its channels.
/// Directly behind an input it is part of the pass that brings the input in.</para>
/// <para>Source: none; torchvision has <c>Normalize</c>.</para>
/// </remarks>
/// <param name="mean">The mean of all features, or a list with that of each, or an expression.</param>
/// <param name="deviation">The standard deviation of all features, or a list with that of each, or an expression; above 0.</param>
public sealed class StandardizeAttribute(object mean, object deviation) : LayerAttribute
{
    /// <summary>Standardizes each feature by its own numbers.</summary>
    /// <param name="mean">The mean of each feature.</param>
    /// <param name="deviation">The standard deviation of each feature, each above 0.</param>
    public StandardizeAttribute(float[] mean, float[] deviation)
        : this((object)mean, deviation)
    {
    }

    /// <summary>Standardizes all features alike.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation, above 0.</param>
    public StandardizeAttribute(float mean, float deviation)
        : this((object)mean, deviation)
    {
    }

    /// <summary>The mean of all features, or of each, or an expression.</summary>
    public object Mean { get; } = mean;

    /// <summary>The standard deviation of all features, or of each, or an expression.</summary>
    public object Deviation { get; } = deviation;
}
