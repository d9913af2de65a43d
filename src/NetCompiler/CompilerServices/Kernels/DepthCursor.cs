using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Walks the steps of a <see cref="Depth"/> in order.</summary>
internal unsafe struct DepthCursor(Depth depth)
{
    private int _outer, _middle, _inner;

    /// <summary>Writes the bytes from the beginning of <c>a</c> and of <c>b</c> to each of the next <paramref name="count"/> steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(nint* a, nint* b, int count)
    {
        for (int i = 0; i < count; i++)
        {
            a[i] = (((nint)_outer * depth.OuterA) + ((nint)_middle * depth.MiddleA) + ((nint)_inner * depth.InnerA)) * sizeof(float);
            b[i] = (((nint)_outer * depth.OuterB) + ((nint)_middle * depth.MiddleB) + ((nint)_inner * depth.InnerB)) * sizeof(float);
            if (++_inner == depth.Inner)
            {
                _inner = 0;
                if (++_middle == depth.Middle)
                {
                    _middle = 0;
                    _outer++;
                }
            }
        }
    }
}
