using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// <see cref="NineTaps"/> in 128- or 256-bit vectors, one vector of columns at a time. Two neighboring pixels share what they read, since nine chains
/// leave little time to wait.
/// </summary>
internal static unsafe class NineTapsNarrow
{
    /// <summary>All columns of a panel, sample by sample, whose gradient then is in the cache for all of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* a, nint line, in Depth depth, float* b, float* c, int columns, int width)
    {
        for (int sample = 0; sample < depth.Outer; sample++, a += depth.OuterA, b += depth.OuterB)
        {
            for (int column = 0; column < width; column += V.Count)
            {
                Add(a, line, depth, b + column, c + column, columns - column, width, sample > 0);
            }
        }
    }

    // One sample, one vector of columns: 9 accumulators.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* a, nint line, in Depth depth, float* b, float* c, int columns, nint width, bool accumulate)
    {
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero, c4 = V.Zero, c5 = V.Zero, c6 = V.Zero, c7 = V.Zero, c8 = V.Zero;
        if (accumulate)
        {
            c0 = *(V*)c; c1 = *(V*)(c + width); c2 = *(V*)(c + (2 * width)); c3 = *(V*)(c + (3 * width)); c4 = *(V*)(c + (4 * width));
            c5 = *(V*)(c + (5 * width)); c6 = *(V*)(c + (6 * width)); c7 = *(V*)(c + (7 * width)); c8 = *(V*)(c + (8 * width));
        }

        nint step = depth.InnerA, stepB = depth.InnerB;
        for (int y = 0; y < depth.Middle; y++, a += depth.MiddleA, b += depth.MiddleB)
        {
            float* p0 = a, p1 = a + line, p2 = p1 + line, q = b;
            int x = depth.Inner;
            for (; x > 1; x -= 2)
            {
                V b0 = *(V*)q, b1 = *(V*)(q + stepB);
                AddTwo(p0, step, b0, b1, ref c0, ref c1, ref c2);
                AddTwo(p1, step, b0, b1, ref c3, ref c4, ref c5);
                AddTwo(p2, step, b0, b1, ref c6, ref c7, ref c8);
                p0 += 2 * step; p1 += 2 * step; p2 += 2 * step; q += 2 * stepB;
            }

            if (x > 0)
            {
                V b0 = *(V*)q;
                AddOne(p0, step, b0, ref c0, ref c1, ref c2);
                AddOne(p1, step, b0, ref c3, ref c4, ref c5);
                AddOne(p2, step, b0, ref c6, ref c7, ref c8);
            }
        }

        V live = Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(columns)));
        *(V*)c = c0 & live; *(V*)(c + width) = c1 & live; *(V*)(c + (2 * width)) = c2 & live;
        *(V*)(c + (3 * width)) = c3 & live; *(V*)(c + (4 * width)) = c4 & live; *(V*)(c + (5 * width)) = c5 & live;
        *(V*)(c + (6 * width)) = c6 & live; *(V*)(c + (7 * width)) = c7 & live; *(V*)(c + (8 * width)) = c8 & live;
    }

    // A line of taps at two pixels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTwo(float* p, nint step, V b0, V b1, ref V c0, ref V c1, ref V c2)
    {
        V a0 = new(*p), a1 = new(p[step]); c0 = Op.MultiplyAddEstimate(a0, b0, c0); c1 = Op.MultiplyAddEstimate(a1, b0, c1);
        V a2 = new(p[2 * step]); c2 = Op.MultiplyAddEstimate(a2, b0, c2); c0 = Op.MultiplyAddEstimate(a1, b1, c0);
        V a3 = new(p[3 * step]); c1 = Op.MultiplyAddEstimate(a2, b1, c1); c2 = Op.MultiplyAddEstimate(a3, b1, c2);
    }

    // At one pixel.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne(float* p, nint step, V b, ref V c0, ref V c1, ref V c2)
    {
        c0 = Op.MultiplyAddEstimate(new V(*p), b, c0);
        c1 = Op.MultiplyAddEstimate(new V(p[step]), b, c1);
        c2 = Op.MultiplyAddEstimate(new V(p[2 * step]), b, c2);
    }
}
