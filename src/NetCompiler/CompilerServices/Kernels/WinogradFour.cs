namespace NetCompiler.CompilerServices;

/// <summary>
/// F(4, 3) by the points 0, ±√½, ±√2 and infinity: 36 products for 16 outputs, where a direct convolution takes 144. The usual points ±1 and ±2
/// cost a decimal digit.
/// </summary>
/// <remarks>Source of such points: Alam et al., "Winograd Convolution for Deep Neural Networks: Efficient Point Selection" (2022).</remarks>
public readonly partial struct WinogradFour : IWinogradTransform
{
    // The points near and far from zero, each one over the other.
    private const float Near = 0.70710678f, Far = 1.41421356f;

    /// <inheritdoc/>
    public static int Outputs => 4;
}
