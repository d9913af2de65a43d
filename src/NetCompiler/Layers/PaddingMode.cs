namespace NetCompiler;

/// <summary>What <see cref="Pad2DAttribute"/> puts around an image.</summary>
public enum PaddingMode
{
    /// <summary>One value, 0 if no other is given.</summary>
    Constant,

    /// <summary>The mirror image, without the border itself: <c>c b | a b c | b a</c>.</summary>
    Reflection,

    /// <summary>The value of the border: <c>a a | a b c | c c</c>.</summary>
    Replication,
}
