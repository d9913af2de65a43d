namespace NetCompiler.CompilerServices;

/// <summary>F(2, 3) by the points 0, 1, -1 and infinity: 16 products for 4 outputs, where a direct convolution takes 36.</summary>
public readonly partial struct WinogradTwo : IWinogradTransform
{
    /// <inheritdoc/>
    public static int Outputs => 2;
}
