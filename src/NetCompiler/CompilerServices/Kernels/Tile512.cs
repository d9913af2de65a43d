using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 512-bit vectors. The rows of <c>a</c> are pointers in registers, so
/// they may lie anywhere in memory; offsets are in bytes. Lanes from <c>live</c> on are stored as zero.
/// </summary>
internal static unsafe class Tile512
{
    /// <summary>Rows of a tile; what remains may use the half tiles.</summary>
    public const int Rows = 8;

    /// <summary>8 rows x 32 columns: 16 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        V live1 = Live(live - 16);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 8, rowsC += 8)
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
                c00 += *(V*)(c + rowsC[0]);
                c01 += *(V*)(c + rowsC[0] + 64);
                c10 += *(V*)(c + rowsC[1]);
                c11 += *(V*)(c + rowsC[1] + 64);
                c20 += *(V*)(c + rowsC[2]);
                c21 += *(V*)(c + rowsC[2] + 64);
                c30 += *(V*)(c + rowsC[3]);
                c31 += *(V*)(c + rowsC[3] + 64);
                c40 += *(V*)(c + rowsC[4]);
                c41 += *(V*)(c + rowsC[4] + 64);
                c50 += *(V*)(c + rowsC[5]);
                c51 += *(V*)(c + rowsC[5] + 64);
                c60 += *(V*)(c + rowsC[6]);
                c61 += *(V*)(c + rowsC[6] + 64);
                c70 += *(V*)(c + rowsC[7]);
                c71 += *(V*)(c + rowsC[7] + 64);
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5], p6 = a + rowsA[6], p7 = a + rowsA[7];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q, b1 = *(V*)(q + 64);
                V a0 = Vector512.Create(*(float*)(p0 + k));
                c00 = Vector512.FusedMultiplyAdd(a0, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(a0, b1, c01);
                V a1 = Vector512.Create(*(float*)(p1 + k));
                c10 = Vector512.FusedMultiplyAdd(a1, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(a1, b1, c11);
                V a2 = Vector512.Create(*(float*)(p2 + k));
                c20 = Vector512.FusedMultiplyAdd(a2, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(a2, b1, c21);
                V a3 = Vector512.Create(*(float*)(p3 + k));
                c30 = Vector512.FusedMultiplyAdd(a3, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(a3, b1, c31);
                V a4 = Vector512.Create(*(float*)(p4 + k));
                c40 = Vector512.FusedMultiplyAdd(a4, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(a4, b1, c41);
                V a5 = Vector512.Create(*(float*)(p5 + k));
                c50 = Vector512.FusedMultiplyAdd(a5, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(a5, b1, c51);
                V a6 = Vector512.Create(*(float*)(p6 + k));
                c60 = Vector512.FusedMultiplyAdd(a6, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(a6, b1, c61);
                V a7 = Vector512.Create(*(float*)(p7 + k));
                c70 = Vector512.FusedMultiplyAdd(a7, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(a7, b1, c71);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c00) & live0;
            *(V*)(c + rowsC[0] + 64) = epilogue.Apply(c01) & live1;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c10) & live0;
            *(V*)(c + rowsC[1] + 64) = epilogue.Apply(c11) & live1;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c20) & live0;
            *(V*)(c + rowsC[2] + 64) = epilogue.Apply(c21) & live1;
            *(V*)(c + rowsC[3]) = epilogue.Apply(c30) & live0;
            *(V*)(c + rowsC[3] + 64) = epilogue.Apply(c31) & live1;
            *(V*)(c + rowsC[4]) = epilogue.Apply(c40) & live0;
            *(V*)(c + rowsC[4] + 64) = epilogue.Apply(c41) & live1;
            *(V*)(c + rowsC[5]) = epilogue.Apply(c50) & live0;
            *(V*)(c + rowsC[5] + 64) = epilogue.Apply(c51) & live1;
            *(V*)(c + rowsC[6]) = epilogue.Apply(c60) & live0;
            *(V*)(c + rowsC[6] + 64) = epilogue.Apply(c61) & live1;
            *(V*)(c + rowsC[7]) = epilogue.Apply(c70) & live0;
            *(V*)(c + rowsC[7] + 64) = epilogue.Apply(c71) & live1;
        }
    }

    /// <summary>8 rows x 16 columns: 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Slim<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 8, rowsC += 8)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias;
            V c0 = start0;
            V c1 = start0;
            V c2 = start0;
            V c3 = start0;
            V c4 = start0;
            V c5 = start0;
            V c6 = start0;
            V c7 = start0;
            if (accumulate)
            {
                c0 += *(V*)(c + rowsC[0]);
                c1 += *(V*)(c + rowsC[1]);
                c2 += *(V*)(c + rowsC[2]);
                c3 += *(V*)(c + rowsC[3]);
                c4 += *(V*)(c + rowsC[4]);
                c5 += *(V*)(c + rowsC[5]);
                c6 += *(V*)(c + rowsC[6]);
                c7 += *(V*)(c + rowsC[7]);
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5], p6 = a + rowsA[6], p7 = a + rowsA[7];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q;
                V a0 = Vector512.Create(*(float*)(p0 + k));
                c0 = Vector512.FusedMultiplyAdd(a0, b0, c0);
                V a1 = Vector512.Create(*(float*)(p1 + k));
                c1 = Vector512.FusedMultiplyAdd(a1, b0, c1);
                V a2 = Vector512.Create(*(float*)(p2 + k));
                c2 = Vector512.FusedMultiplyAdd(a2, b0, c2);
                V a3 = Vector512.Create(*(float*)(p3 + k));
                c3 = Vector512.FusedMultiplyAdd(a3, b0, c3);
                V a4 = Vector512.Create(*(float*)(p4 + k));
                c4 = Vector512.FusedMultiplyAdd(a4, b0, c4);
                V a5 = Vector512.Create(*(float*)(p5 + k));
                c5 = Vector512.FusedMultiplyAdd(a5, b0, c5);
                V a6 = Vector512.Create(*(float*)(p6 + k));
                c6 = Vector512.FusedMultiplyAdd(a6, b0, c6);
                V a7 = Vector512.Create(*(float*)(p7 + k));
                c7 = Vector512.FusedMultiplyAdd(a7, b0, c7);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c0) & live0;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c1) & live0;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c2) & live0;
            *(V*)(c + rowsC[3]) = epilogue.Apply(c3) & live0;
            *(V*)(c + rowsC[4]) = epilogue.Apply(c4) & live0;
            *(V*)(c + rowsC[5]) = epilogue.Apply(c5) & live0;
            *(V*)(c + rowsC[6]) = epilogue.Apply(c6) & live0;
            *(V*)(c + rowsC[7]) = epilogue.Apply(c7) & live0;
        }
    }

    /// <summary>4 rows x 32 columns, for the last rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void HalfWide<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        V live1 = Live(live - 16);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 4, rowsC += 4)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias;
            V start1 = bias == null ? V.Zero : *(V*)(bias + 16);
            V c00 = start0, c01 = start1;
            V c10 = start0, c11 = start1;
            V c20 = start0, c21 = start1;
            V c30 = start0, c31 = start1;
            if (accumulate)
            {
                c00 += *(V*)(c + rowsC[0]);
                c01 += *(V*)(c + rowsC[0] + 64);
                c10 += *(V*)(c + rowsC[1]);
                c11 += *(V*)(c + rowsC[1] + 64);
                c20 += *(V*)(c + rowsC[2]);
                c21 += *(V*)(c + rowsC[2] + 64);
                c30 += *(V*)(c + rowsC[3]);
                c31 += *(V*)(c + rowsC[3] + 64);
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q, b1 = *(V*)(q + 64);
                V a0 = Vector512.Create(*(float*)(p0 + k));
                c00 = Vector512.FusedMultiplyAdd(a0, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(a0, b1, c01);
                V a1 = Vector512.Create(*(float*)(p1 + k));
                c10 = Vector512.FusedMultiplyAdd(a1, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(a1, b1, c11);
                V a2 = Vector512.Create(*(float*)(p2 + k));
                c20 = Vector512.FusedMultiplyAdd(a2, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(a2, b1, c21);
                V a3 = Vector512.Create(*(float*)(p3 + k));
                c30 = Vector512.FusedMultiplyAdd(a3, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(a3, b1, c31);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c00) & live0;
            *(V*)(c + rowsC[0] + 64) = epilogue.Apply(c01) & live1;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c10) & live0;
            *(V*)(c + rowsC[1] + 64) = epilogue.Apply(c11) & live1;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c20) & live0;
            *(V*)(c + rowsC[2] + 64) = epilogue.Apply(c21) & live1;
            *(V*)(c + rowsC[3]) = epilogue.Apply(c30) & live0;
            *(V*)(c + rowsC[3] + 64) = epilogue.Apply(c31) & live1;
        }
    }

    /// <summary>4 rows x 16 columns, for the last rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void HalfSlim<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 4, rowsC += 4)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias;
            V c0 = start0;
            V c1 = start0;
            V c2 = start0;
            V c3 = start0;
            if (accumulate)
            {
                c0 += *(V*)(c + rowsC[0]);
                c1 += *(V*)(c + rowsC[1]);
                c2 += *(V*)(c + rowsC[2]);
                c3 += *(V*)(c + rowsC[3]);
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q;
                V a0 = Vector512.Create(*(float*)(p0 + k));
                c0 = Vector512.FusedMultiplyAdd(a0, b0, c0);
                V a1 = Vector512.Create(*(float*)(p1 + k));
                c1 = Vector512.FusedMultiplyAdd(a1, b0, c1);
                V a2 = Vector512.Create(*(float*)(p2 + k));
                c2 = Vector512.FusedMultiplyAdd(a2, b0, c2);
                V a3 = Vector512.Create(*(float*)(p3 + k));
                c3 = Vector512.FusedMultiplyAdd(a3, b0, c3);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c0) & live0;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c1) & live0;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c2) & live0;
            *(V*)(c + rowsC[3]) = epilogue.Apply(c3) & live0;
        }
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(lanes)).AsSingle();
}
