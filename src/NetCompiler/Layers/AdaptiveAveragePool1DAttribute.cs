namespace NetCompiler;

/// <summary>
/// The means of a number of windows that cover the sequence, whatever its length: <c>y[t, c]</c> is the mean of the steps from
/// <c>floor(t * T / steps)</c> to below <c>ceil((t + 1) * T / steps)</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes one of <c>steps</c> steps of C, also if that is longer. Windows overlap where T is no
/// multiple of the steps. Anything but a sequence is the diagnostic NC0101.</para>
/// <para>Source: the windows are those of PyTorch's AdaptiveAvgPool1d; after He et al., "Spatial Pyramid Pooling in Deep Convolutional Networks
/// for Visual Recognition", ECCV (2014).</para>
/// </remarks>
/// <param name="steps">Steps of the result, at least 1, or an expression.</param>
public sealed class AdaptiveAveragePool1DAttribute(object steps) : LayerAttribute
{
    /// <summary>Makes a pooling to a constant length.</summary>
    /// <param name="steps">Steps of the result, at least 1.</param>
    public AdaptiveAveragePool1DAttribute(int steps)
        : this((object)steps)
    {
    }

    /// <summary>Steps of the result, or an expression.</summary>
    public object Steps { get; } = steps;
}
