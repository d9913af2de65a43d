namespace NetCompiler.CompilerServices;

/// <summary>Which values of an axis of an image make up one value of the result, and with what weights.</summary>
public enum ResampleMode
{
    /// <summary>A window that moves by steps, clipped to the image; the mean of what is left, nothing of an empty window.</summary>
    Average,

    /// <summary>As <see cref="Average"/>, but zeros of the padding count.</summary>
    PaddedAverage,

    /// <summary>Output i of n takes the mean of floor(i size / n) to ceil((i + 1) size / n): each the value below where n is a multiple of the size.</summary>
    Adaptive,

    /// <summary>Between the two nearest pixels, whose centers lie a step apart; the border goes on outside.</summary>
    Linear,

    /// <summary>One value; beyond the border the image goes on as its mirror image, without the border itself.</summary>
    Reflection,

    /// <summary>One value; beyond the border that of the border.</summary>
    Replication,
}
