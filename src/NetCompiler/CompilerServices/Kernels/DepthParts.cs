using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Cuts the depth of a contraction into parts of equal shape (the last ones may be shorter), so that the part of a panel
/// stays in the first-level cache while all tiles of a row block pass over it. One table of steps serves every part.
/// </summary>
internal unsafe struct DepthParts
{
    /// <summary>Steps of the longest part, each reading 128 bytes of a panel: what leaves some of a cache of 32 KB to the rows of a.</summary>
    public const int Longest = 200;

    private readonly Depth _depth;

    // Iterations of each loop within a part. A loop is cut only if the loops inside it are whole.
    private readonly int _outer, _middle, _inner;

    // Where the next part begins.
    private int _o, _m, _i;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DepthParts(in Depth depth)
    {
        _depth = depth;
        int parts = (depth.Inner + Longest - 1) / Longest;
        _inner = (depth.Inner + parts - 1) / parts;
        _middle = _inner < depth.Inner ? 1 : Math.Clamp(Longest / _inner, 1, depth.Middle);
        _outer = _inner < depth.Inner || _middle < depth.Middle ? 1 : Math.Clamp(Longest / (_inner * _middle), 1, depth.Outer);
        bool isEven = (_middle == 1 || (depth.MiddleA == depth.Inner * depth.InnerA && depth.MiddleB == depth.Inner * depth.InnerB))
            && (_outer == 1 || (depth.OuterA == depth.Middle * depth.MiddleA && depth.OuterB == depth.Middle * depth.MiddleB));
        StepA = isEven ? (nint)depth.InnerA * sizeof(float) : 0;
        StepB = (nint)depth.InnerB * sizeof(float);
    }

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
        A = (((nint)_o * _depth.OuterA) + ((nint)_m * _depth.MiddleA) + ((nint)_i * _depth.InnerA)) * sizeof(float);
        B = (((nint)_o * _depth.OuterB) + ((nint)_m * _depth.MiddleB) + ((nint)_i * _depth.InnerB)) * sizeof(float);
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

    /// <summary>Writes the steps of a whole part; shorter parts use the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Write(Step* steps)
    {
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
