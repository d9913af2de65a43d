namespace NetCompiler.Compiler.Layouts;

/// <summary>How wide panels are and how far features are padded: the same on every instruction set.</summary>
public static class Packing
{
    /// <summary>Floats of the widest vector: what features are padded to.</summary>
    public const int Lanes = 16;

    /// <summary>
    /// The width of the panels of a matrix with n outputs: 32, or 16 where 32 would waste much (10 outputs take one panel of 16, 48 take
    /// three).
    /// </summary>
    public static int Width(int n) => RoundUp(n, Lanes) % 32 != 0 && n <= 96 ? 16 : 32;

    /// <summary>n outputs rounded up to whole panels.</summary>
    public static int Padded(int n) => RoundUp(n, Width(n));

    /// <summary>The smallest multiple that is not less than n.</summary>
    public static int RoundUp(int n, int multiple) => checked(((n - 1) / multiple + 1) * multiple);
}
