using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Columns of a single row in 512-bit vectors.</summary>
internal static unsafe class RowVector512
{
    /// <summary>Eight vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TEpilogue>(
        float* a, in Depth depth, float* b, nint* offsetsB, float* c, nint* offsetsC, float* bias, int* first, int columns, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V c0 = bias == null ? V.Zero : *(V*)(bias + first[0]);
        V c1 = bias == null ? V.Zero : *(V*)(bias + first[1]);
        V c2 = bias == null ? V.Zero : *(V*)(bias + first[2]);
        V c3 = bias == null ? V.Zero : *(V*)(bias + first[3]);
        V c4 = bias == null ? V.Zero : *(V*)(bias + first[4]);
        V c5 = bias == null ? V.Zero : *(V*)(bias + first[5]);
        V c6 = bias == null ? V.Zero : *(V*)(bias + first[6]);
        V c7 = bias == null ? V.Zero : *(V*)(bias + first[7]);
        if (accumulate)
        {
            c0 += *(V*)((byte*)c + offsetsC[0]);
            c1 += *(V*)((byte*)c + offsetsC[1]);
            c2 += *(V*)((byte*)c + offsetsC[2]);
            c3 += *(V*)((byte*)c + offsetsC[3]);
            c4 += *(V*)((byte*)c + offsetsC[4]);
            c5 += *(V*)((byte*)c + offsetsC[5]);
            c6 += *(V*)((byte*)c + offsetsC[6]);
            c7 += *(V*)((byte*)c + offsetsC[7]);
        }

        nint r1 = offsetsB[1] - offsetsB[0], r2 = offsetsB[2] - offsetsB[0], r3 = offsetsB[3] - offsetsB[0], r4 = offsetsB[4] - offsetsB[0], r5 = offsetsB[5] - offsetsB[0], r6 = offsetsB[6] - offsetsB[0], r7 = offsetsB[7] - offsetsB[0];
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        byte* outerA = (byte*)a, outerB = (byte*)b + offsetsB[0];
        for (int outer = depth.Outer; outer > 0; outer--, outerA += (nint)depth.OuterA * sizeof(float), outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = outerA, middleB = outerB;
            for (int middle = depth.Middle; middle > 0; middle--, middleA += (nint)depth.MiddleA * sizeof(float), middleB += (nint)depth.MiddleB * sizeof(float))
            {
                byte* p = middleA, q = middleB;
                int inner = depth.Inner;
                do
                {
                    V x = Vector512.Create(*(float*)p);
                    c0 = Vector512.FusedMultiplyAdd(x, *(V*)q, c0);
                    c1 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r1), c1);
                    c2 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r2), c2);
                    c3 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r3), c3);
                    c4 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r4), c4);
                    c5 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r5), c5);
                    c6 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r6), c6);
                    c7 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r7), c7);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        *(V*)((byte*)c + offsetsC[0]) = epilogue.Apply(c0) & Live(columns - first[0]);
        *(V*)((byte*)c + offsetsC[1]) = epilogue.Apply(c1) & Live(columns - first[1]);
        *(V*)((byte*)c + offsetsC[2]) = epilogue.Apply(c2) & Live(columns - first[2]);
        *(V*)((byte*)c + offsetsC[3]) = epilogue.Apply(c3) & Live(columns - first[3]);
        *(V*)((byte*)c + offsetsC[4]) = epilogue.Apply(c4) & Live(columns - first[4]);
        *(V*)((byte*)c + offsetsC[5]) = epilogue.Apply(c5) & Live(columns - first[5]);
        *(V*)((byte*)c + offsetsC[6]) = epilogue.Apply(c6) & Live(columns - first[6]);
        *(V*)((byte*)c + offsetsC[7]) = epilogue.Apply(c7) & Live(columns - first[7]);
    }

    /// <summary>Four vectors of columns, for narrow results.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Four<TEpilogue>(
        float* a, in Depth depth, float* b, nint* offsetsB, float* c, nint* offsetsC, float* bias, int* first, int columns, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V c0 = bias == null ? V.Zero : *(V*)(bias + first[0]);
        V c1 = bias == null ? V.Zero : *(V*)(bias + first[1]);
        V c2 = bias == null ? V.Zero : *(V*)(bias + first[2]);
        V c3 = bias == null ? V.Zero : *(V*)(bias + first[3]);
        if (accumulate)
        {
            c0 += *(V*)((byte*)c + offsetsC[0]);
            c1 += *(V*)((byte*)c + offsetsC[1]);
            c2 += *(V*)((byte*)c + offsetsC[2]);
            c3 += *(V*)((byte*)c + offsetsC[3]);
        }

        nint r1 = offsetsB[1] - offsetsB[0], r2 = offsetsB[2] - offsetsB[0], r3 = offsetsB[3] - offsetsB[0];
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        byte* outerA = (byte*)a, outerB = (byte*)b + offsetsB[0];
        for (int outer = depth.Outer; outer > 0; outer--, outerA += (nint)depth.OuterA * sizeof(float), outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = outerA, middleB = outerB;
            for (int middle = depth.Middle; middle > 0; middle--, middleA += (nint)depth.MiddleA * sizeof(float), middleB += (nint)depth.MiddleB * sizeof(float))
            {
                byte* p = middleA, q = middleB;
                int inner = depth.Inner;
                do
                {
                    V x = Vector512.Create(*(float*)p);
                    c0 = Vector512.FusedMultiplyAdd(x, *(V*)q, c0);
                    c1 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r1), c1);
                    c2 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r2), c2);
                    c3 = Vector512.FusedMultiplyAdd(x, *(V*)(q + r3), c3);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        *(V*)((byte*)c + offsetsC[0]) = epilogue.Apply(c0) & Live(columns - first[0]);
        *(V*)((byte*)c + offsetsC[1]) = epilogue.Apply(c1) & Live(columns - first[1]);
        *(V*)((byte*)c + offsetsC[2]) = epilogue.Apply(c2) & Live(columns - first[2]);
        *(V*)((byte*)c + offsetsC[3]) = epilogue.Apply(c3) & Live(columns - first[3]);
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(lanes)).AsSingle();
}
