namespace NetCompiler;

/// <summary>How <see cref="UpSample2DAttribute"/> finds the values between pixels.</summary>
public enum UpSampleMode
{
    /// <summary>Each pixel becomes a square of its value.</summary>
    Nearest,

    /// <summary>Linear between the centers of the nearest pixels, in both directions.</summary>
    Bilinear,
}
