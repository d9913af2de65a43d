using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Cuts the depth of a contraction into parts of equal shape (the last ones may be shorter), so that the part of a panel
/// stays in the first-level cache while all tiles of a row block pass over it. One table of steps serves every part.
/// </summary>
internal readonly unsafe struct DepthParts
{
    /// <summary>Steps of the longest part; 128 bytes of a panel belong to each.</summary>
    public const int Longest = 192;

    /// <summary>Iterations of each loop within a part. A loop is cut only if the loops inside it are whole.</summary>
    public readonly int Outer, Middle, Inner;

    private readonly Depth _depth;

    public DepthParts(in Depth depth)
    {
        _depth = depth;
        Inner = Math.Min(depth.Inner, Longest);
        Middle = Inner < depth.Inner ? 1 : Math.Clamp(Longest / Inner, 1, depth.Middle);
        Outer = Inner < depth.Inner || Middle < depth.Middle ? 1 : Math.Clamp(Longest / (Inner * Middle), 1, depth.Outer);
    }

    /// <summary>Writes the steps of a whole part; shorter parts use the first of them.</summary>
    public void Write(Step* steps)
    {
        nint b = 0;
        for (int o = 0; o < Outer; o++)
        {
            for (int m = 0; m < Middle; m++)
            {
                nint a = (((nint)o * _depth.OuterA) + ((nint)m * _depth.MiddleA)) * sizeof(float);
                nint next = (((nint)o * _depth.OuterB) + ((nint)m * _depth.MiddleB)) * sizeof(float);
                for (int i = 0; i < Inner; i++, a += (nint)_depth.InnerA * sizeof(float), next += (nint)_depth.InnerB * sizeof(float))
                {
                    *steps++ = new Step(a, next - b);
                    b = next;
                }
            }
        }
    }
}
