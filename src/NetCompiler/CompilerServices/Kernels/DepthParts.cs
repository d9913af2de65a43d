using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Cuts the depth of a contraction into parts of equal shape (the last ones may be shorter), so that the part of a panel, and that of the rows of a block,
/// stay near while all tiles pass over them. One table of steps serves every part.
/// </summary>
internal unsafe struct DepthParts
{
    /// <summary>Steps of the longest part that is listed, each reading 128 bytes of a panel: what leaves some of a cache of 32 KB to the rows of a.</summary>
    public const int MostListed = 200;

    private readonly Depth _depth;

    // Iterations of each loop within a part. A loop is cut only if the loops inside it are whole.
    private readonly int _outer, _middle, _inner;

    // Where the next part begins.
    private int _o, _m, _i;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DepthParts(in Depth depth)
    {
        _depth = depth;
        int longest = depth.InnerA == 1 ? Longest : MostListed, parts = (depth.Inner + longest - 1) / longest;
        _inner = (depth.Inner + parts - 1) / parts;
        _middle = _inner < depth.Inner ? 1 : Math.Clamp(MostListed / _inner, 1, depth.Middle);
        _outer = _inner < depth.Inner || _middle < depth.Middle ? 1 : Math.Clamp(MostListed / (_inner * _middle), 1, depth.Outer);
        bool isRun = Follows(depth.Middle, depth.MiddleA, depth.MiddleB, depth.Inner);
        bool isEven = (_middle == 1 || isRun) && (_outer == 1 || (isRun && Follows(depth.Outer, depth.OuterA, depth.OuterB, depth.Inner * depth.Middle)));
        StepA = isEven ? (nint)depth.InnerA * sizeof(float) : 0;
        StepB = (nint)depth.InnerB * sizeof(float);
    }

    /// <summary>
    /// Steps of the longest part whose steps are floats of adjacent memory: rows of a panel may come from the second-level cache, which gives several times
    /// the 16 bytes a cycle that tiles of 512-bit vectors read, and what these do between their loops is rarer. Narrow ones take a panel in slices, half of
    /// one or less, which stay in the first-level cache.
    /// </summary>
    public static int Longest => Vector512.IsHardwareAccelerated ? 1024 : 2 * MostListed;

    // Whether iterations of a loop continue the steps of the loop within it. The strides of a loop of one iteration mean nothing.
    private readonly bool Follows(int count, int a, int b, int steps) => count == 1 || (a == steps * _depth.InnerA && b == steps * _depth.InnerB);

    /// <summary>Bytes from one step of a part to the next in a, if that is always the same, or 0.</summary>
    public nint StepA { get; }

    /// <summary>The same in b.</summary>
    public nint StepB { get; }

    /// <summary>Steps of the current part.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes from the beginning of a to the current part.</summary>
    public nint A { get; private set; }

    /// <summary>Bytes from the beginning of b to the current part.</summary>
    public nint B { get; private set; }

    /// <summary>Bytes from the beginning of b to the part behind the current one.</summary>
    public readonly nint NextB => Offset(_depth.OuterB, _depth.MiddleB, _depth.InnerB);

    /// <summary>Whether no part follows the current one.</summary>
    public readonly bool IsLast => _o >= _depth.Outer;

    /// <summary>Moves to the next part, beginning with the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        if (_o >= _depth.Outer)
        {
            return false;
        }

        Count = Math.Min(_outer, _depth.Outer - _o) * Math.Min(_middle, _depth.Middle - _m) * Math.Min(_inner, _depth.Inner - _i);
        A = Offset(_depth.OuterA, _depth.MiddleA, _depth.InnerA);
        B = NextB;
        _i += _inner;
        if (_i >= _depth.Inner)
        {
            _i = 0;
            _m += _middle;
            if (_m >= _depth.Middle)
            {
                _m = 0;
                _o += _outer;
            }
        }

        return true;
    }

    private readonly nint Offset(int outer, int middle, int inner) => (((nint)_o * outer) + ((nint)_m * middle) + ((nint)_i * inner)) * sizeof(float);

    /// <summary>Writes the steps of a whole part, unless they are even; shorter parts use the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Write(Step* steps)
    {
        if (StepA != 0)
        {
            return;
        }

        nint stepA = (nint)_depth.InnerA * sizeof(float), stepB = (nint)_depth.InnerB * sizeof(float), b = 0;
        for (int o = 0; o < _outer; o++)
        {
            for (int m = 0; m < _middle; m++)
            {
                nint a = (((nint)o * _depth.OuterA) + ((nint)m * _depth.MiddleA)) * sizeof(float);
                nint next = (((nint)o * _depth.OuterB) + ((nint)m * _depth.MiddleB)) * sizeof(float);
                for (int i = 0; i < _inner; i++, a += stepA, next += stepB)
                {
                    *steps++ = new Step(a, next - b);
                    b = next;
                }
            }
        }
    }
}
