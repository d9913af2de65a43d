namespace NetCompiler.Tests.Kernels;

/// <summary>The panel widths that networks use.</summary>
internal static class Layout
{
    public static int Width(int n) => (n + 15) / 16 * 16 % 32 != 0 && n <= 96 ? 16 : 32;

    public static int Padded(int n) => (n + Width(n) - 1) / Width(n) * Width(n);
}
