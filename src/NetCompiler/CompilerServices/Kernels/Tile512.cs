using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 512-bit vectors: 8 rows against one panel. Row 0 is a moving
/// pointer and the other seven are offsets from it held in registers, so rows may lie anywhere in memory.
/// </summary>
internal static unsafe class Tile512
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 8;

    /// <summary>8 rows x 32 columns: 16 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<TEpilogue>(
        float* a, nint* rowsA, in Depth depth, float* b, float* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V start0 = bias == null ? V.Zero : *(V*)bias;
        V start1 = bias == null ? V.Zero : *(V*)(bias + 16);
        V c00 = start0, c01 = start1;
        V c10 = start0, c11 = start1;
        V c20 = start0, c21 = start1;
        V c30 = start0, c31 = start1;
        V c40 = start0, c41 = start1;
        V c50 = start0, c51 = start1;
        V c60 = start0, c61 = start1;
        V c70 = start0, c71 = start1;
        if (accumulate)
        {
            c00 += *(V*)((byte*)c + rowsC[0]); c01 += *(V*)((byte*)c + rowsC[0] + 64);
            c10 += *(V*)((byte*)c + rowsC[1]); c11 += *(V*)((byte*)c + rowsC[1] + 64);
            c20 += *(V*)((byte*)c + rowsC[2]); c21 += *(V*)((byte*)c + rowsC[2] + 64);
            c30 += *(V*)((byte*)c + rowsC[3]); c31 += *(V*)((byte*)c + rowsC[3] + 64);
            c40 += *(V*)((byte*)c + rowsC[4]); c41 += *(V*)((byte*)c + rowsC[4] + 64);
            c50 += *(V*)((byte*)c + rowsC[5]); c51 += *(V*)((byte*)c + rowsC[5] + 64);
            c60 += *(V*)((byte*)c + rowsC[6]); c61 += *(V*)((byte*)c + rowsC[6] + 64);
            c70 += *(V*)((byte*)c + rowsC[7]); c71 += *(V*)((byte*)c + rowsC[7] + 64);
        }

        nint r1 = rowsA[1] - rowsA[0], r2 = rowsA[2] - rowsA[0], r3 = rowsA[3] - rowsA[0], r4 = rowsA[4] - rowsA[0], r5 = rowsA[5] - rowsA[0], r6 = rowsA[6] - rowsA[0], r7 = rowsA[7] - rowsA[0];
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        byte* outerA = (byte*)a + rowsA[0], outerB = (byte*)b;
        for (int outer = depth.Outer; outer > 0; outer--, outerA += (nint)depth.OuterA * sizeof(float), outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = outerA, middleB = outerB;
            for (int middle = depth.Middle; middle > 0; middle--, middleA += (nint)depth.MiddleA * sizeof(float), middleB += (nint)depth.MiddleB * sizeof(float))
            {
                byte* p = middleA, q = middleB;
                int inner = depth.Inner;
                do
                {
                    V b0 = *(V*)q, b1 = *(V*)(q + 64);
                    V a0 = Vector512.Create(*(float*)p);
                    c00 = Vector512.FusedMultiplyAdd(a0, b0, c00);
                    c01 = Vector512.FusedMultiplyAdd(a0, b1, c01);
                    V a1 = Vector512.Create(*(float*)(p + r1));
                    c10 = Vector512.FusedMultiplyAdd(a1, b0, c10);
                    c11 = Vector512.FusedMultiplyAdd(a1, b1, c11);
                    V a2 = Vector512.Create(*(float*)(p + r2));
                    c20 = Vector512.FusedMultiplyAdd(a2, b0, c20);
                    c21 = Vector512.FusedMultiplyAdd(a2, b1, c21);
                    V a3 = Vector512.Create(*(float*)(p + r3));
                    c30 = Vector512.FusedMultiplyAdd(a3, b0, c30);
                    c31 = Vector512.FusedMultiplyAdd(a3, b1, c31);
                    V a4 = Vector512.Create(*(float*)(p + r4));
                    c40 = Vector512.FusedMultiplyAdd(a4, b0, c40);
                    c41 = Vector512.FusedMultiplyAdd(a4, b1, c41);
                    V a5 = Vector512.Create(*(float*)(p + r5));
                    c50 = Vector512.FusedMultiplyAdd(a5, b0, c50);
                    c51 = Vector512.FusedMultiplyAdd(a5, b1, c51);
                    V a6 = Vector512.Create(*(float*)(p + r6));
                    c60 = Vector512.FusedMultiplyAdd(a6, b0, c60);
                    c61 = Vector512.FusedMultiplyAdd(a6, b1, c61);
                    V a7 = Vector512.Create(*(float*)(p + r7));
                    c70 = Vector512.FusedMultiplyAdd(a7, b0, c70);
                    c71 = Vector512.FusedMultiplyAdd(a7, b1, c71);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        V mask0 = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(live)).AsSingle();
        V mask1 = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(live - 16)).AsSingle();
        byte* t0 = (byte*)c + rowsC[0];
        *(V*)t0 = epilogue.Apply(c00) & mask0;
        *(V*)(t0 + 64) = epilogue.Apply(c01) & mask1;
        byte* t1 = (byte*)c + rowsC[1];
        *(V*)t1 = epilogue.Apply(c10) & mask0;
        *(V*)(t1 + 64) = epilogue.Apply(c11) & mask1;
        byte* t2 = (byte*)c + rowsC[2];
        *(V*)t2 = epilogue.Apply(c20) & mask0;
        *(V*)(t2 + 64) = epilogue.Apply(c21) & mask1;
        byte* t3 = (byte*)c + rowsC[3];
        *(V*)t3 = epilogue.Apply(c30) & mask0;
        *(V*)(t3 + 64) = epilogue.Apply(c31) & mask1;
        byte* t4 = (byte*)c + rowsC[4];
        *(V*)t4 = epilogue.Apply(c40) & mask0;
        *(V*)(t4 + 64) = epilogue.Apply(c41) & mask1;
        byte* t5 = (byte*)c + rowsC[5];
        *(V*)t5 = epilogue.Apply(c50) & mask0;
        *(V*)(t5 + 64) = epilogue.Apply(c51) & mask1;
        byte* t6 = (byte*)c + rowsC[6];
        *(V*)t6 = epilogue.Apply(c60) & mask0;
        *(V*)(t6 + 64) = epilogue.Apply(c61) & mask1;
        byte* t7 = (byte*)c + rowsC[7];
        *(V*)t7 = epilogue.Apply(c70) & mask0;
        *(V*)(t7 + 64) = epilogue.Apply(c71) & mask1;
    }

    /// <summary>8 rows x 16 columns: 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Slim<TEpilogue>(
        float* a, nint* rowsA, in Depth depth, float* b, float* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V start0 = bias == null ? V.Zero : *(V*)bias;
        V c00 = start0;
        V c10 = start0;
        V c20 = start0;
        V c30 = start0;
        V c40 = start0;
        V c50 = start0;
        V c60 = start0;
        V c70 = start0;
        if (accumulate)
        {
            c00 += *(V*)((byte*)c + rowsC[0]);
            c10 += *(V*)((byte*)c + rowsC[1]);
            c20 += *(V*)((byte*)c + rowsC[2]);
            c30 += *(V*)((byte*)c + rowsC[3]);
            c40 += *(V*)((byte*)c + rowsC[4]);
            c50 += *(V*)((byte*)c + rowsC[5]);
            c60 += *(V*)((byte*)c + rowsC[6]);
            c70 += *(V*)((byte*)c + rowsC[7]);
        }

        nint r1 = rowsA[1] - rowsA[0], r2 = rowsA[2] - rowsA[0], r3 = rowsA[3] - rowsA[0], r4 = rowsA[4] - rowsA[0], r5 = rowsA[5] - rowsA[0], r6 = rowsA[6] - rowsA[0], r7 = rowsA[7] - rowsA[0];
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        byte* outerA = (byte*)a + rowsA[0], outerB = (byte*)b;
        for (int outer = depth.Outer; outer > 0; outer--, outerA += (nint)depth.OuterA * sizeof(float), outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = outerA, middleB = outerB;
            for (int middle = depth.Middle; middle > 0; middle--, middleA += (nint)depth.MiddleA * sizeof(float), middleB += (nint)depth.MiddleB * sizeof(float))
            {
                byte* p = middleA, q = middleB;
                int inner = depth.Inner;
                do
                {
                    V b0 = *(V*)q;
                    V a0 = Vector512.Create(*(float*)p);
                    c00 = Vector512.FusedMultiplyAdd(a0, b0, c00);
                    V a1 = Vector512.Create(*(float*)(p + r1));
                    c10 = Vector512.FusedMultiplyAdd(a1, b0, c10);
                    V a2 = Vector512.Create(*(float*)(p + r2));
                    c20 = Vector512.FusedMultiplyAdd(a2, b0, c20);
                    V a3 = Vector512.Create(*(float*)(p + r3));
                    c30 = Vector512.FusedMultiplyAdd(a3, b0, c30);
                    V a4 = Vector512.Create(*(float*)(p + r4));
                    c40 = Vector512.FusedMultiplyAdd(a4, b0, c40);
                    V a5 = Vector512.Create(*(float*)(p + r5));
                    c50 = Vector512.FusedMultiplyAdd(a5, b0, c50);
                    V a6 = Vector512.Create(*(float*)(p + r6));
                    c60 = Vector512.FusedMultiplyAdd(a6, b0, c60);
                    V a7 = Vector512.Create(*(float*)(p + r7));
                    c70 = Vector512.FusedMultiplyAdd(a7, b0, c70);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        V mask0 = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(live)).AsSingle();
        byte* t0 = (byte*)c + rowsC[0];
        *(V*)t0 = epilogue.Apply(c00) & mask0;
        byte* t1 = (byte*)c + rowsC[1];
        *(V*)t1 = epilogue.Apply(c10) & mask0;
        byte* t2 = (byte*)c + rowsC[2];
        *(V*)t2 = epilogue.Apply(c20) & mask0;
        byte* t3 = (byte*)c + rowsC[3];
        *(V*)t3 = epilogue.Apply(c30) & mask0;
        byte* t4 = (byte*)c + rowsC[4];
        *(V*)t4 = epilogue.Apply(c40) & mask0;
        byte* t5 = (byte*)c + rowsC[5];
        *(V*)t5 = epilogue.Apply(c50) & mask0;
        byte* t6 = (byte*)c + rowsC[6];
        *(V*)t6 = epilogue.Apply(c60) & mask0;
        byte* t7 = (byte*)c + rowsC[7];
        *(V*)t7 = epilogue.Apply(c70) & mask0;
    }
}
