using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// How the depth of a weight gradient is cut: into parts of about equal length, each of which is some samples, or lines of one, or pixels of one
/// line.
/// </summary>
/// <param name="Outer">Samples of a part.</param>
/// <param name="Middle">Lines of a part.</param>
/// <param name="Inner">Pixels of a part.</param>
internal readonly record struct GradientParts(int Outer, int Middle, int Inner)
{
    /// <summary>Steps of the longest part.</summary>
    public const int Longest = DepthParts.MostListed;

    /// <summary>Steps of a whole part.</summary>
    public int Steps => Outer * Middle * Inner;

    /// <summary>Whether a part is all of a depth.</summary>
    public bool AreAll(Depth depth) => (Outer, Middle, Inner) == (depth.Outer, depth.Middle, depth.Inner);

    /// <summary>Cuts a depth.</summary>
    public static GradientParts Of(Depth depth)
    {
        int inner = Equal(depth.Inner, Longest, 1);
        int middle = inner < depth.Inner ? 1 : Equal(depth.Middle, Longest / inner, 1);
        int outer = inner < depth.Inner || middle < depth.Middle ? 1 : Equal(depth.Outer, Longest / (inner * middle), 1);
        return new(outer, middle, inner);
    }

    /// <summary>The length of parts of about equal size, none longer than the longest.</summary>
    public static int Equal(int length, int longest, int multiple)
    {
        int parts = (length + longest - 1) / longest;
        return ((length + parts - 1) / parts + multiple - 1) / multiple * multiple;
    }
}
