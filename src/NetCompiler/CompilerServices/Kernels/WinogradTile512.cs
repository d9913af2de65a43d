using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Winograd"/> for 512-bit vectors and panels of 32: those of <see cref="Contraction"/> with rows at one stride, which
/// bring the panel of the next point into the second-level cache while they compute this one's.
/// </summary>
internal static unsafe class WinogradTile512
{
    /// <summary>Rows are computed in fours: memory of as many must be there.</summary>
    public const int Rows = 4;

    /// <summary><c>c[m, n] = sum over k of a[m, k] * b[k, n]</c> for some rows and 32 columns.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="a">Row 0 of a.</param>
    /// <param name="rowA">Floats from one of its rows to the next.</param>
    /// <param name="b">The panel.</param>
    /// <param name="depth">Rows of the panel.</param>
    /// <param name="c">Row 0 of c.</param>
    /// <param name="rowC">Floats from one of its rows to the next.</param>
    /// <param name="next">The panel that is needed next.</param>
    /// <param name="fetches">Whether that is to be brought into the cache.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int rows, float* a, nint rowA, float* b, int depth, float* c, nint rowC, byte* next, bool fetches)
    {
        int tiles = (rows + (Rows - 1)) / 8, done = 8 * tiles;

        // Each step reads 128 bytes of the panel, and each tile fetches its share of the next one.
        nint advance = fetches && tiles > 0 ? (128 + tiles - 1) / tiles : 0;
        for (int k = 0; k < depth; k += DepthParts.MostListed)
        {
            int count = Math.Min(DepthParts.MostListed, depth - k);
            Eight(tiles, a + k, rowA, b + ((nint)k * 32), count, c, rowC, k > 0, next, advance);
            next += advance * tiles * count;
            if (done < rows)
            {
                Four(a + k + (done * rowA), rowA, b + ((nint)k * 32), count, c + (done * rowC), rowC, k > 0);
            }
        }
    }

    // 8 rows x 32 columns: 16 accumulators. Three rows share a pointer, since there are not as many registers for pointers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Eight(int tiles, float* a, nint rowA, float* b, int depth, float* c, nint rowC, bool accumulate, byte* next, nint advance)
    {
        for (; tiles > 0; tiles--, a += 8 * rowA, c += 8 * rowC)
        {
            V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
            V c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
            if (accumulate)
            {
                V* s0 = (V*)c; c00 = s0[0]; c01 = s0[1];
                V* s1 = (V*)(c + rowC); c10 = s1[0]; c11 = s1[1];
                V* s2 = (V*)(c + (2 * rowC)); c20 = s2[0]; c21 = s2[1];
                V* s3 = (V*)(c + (3 * rowC)); c30 = s3[0]; c31 = s3[1];
                V* s4 = (V*)(c + (4 * rowC)); c40 = s4[0]; c41 = s4[1];
                V* s5 = (V*)(c + (5 * rowC)); c50 = s5[0]; c51 = s5[1];
                V* s6 = (V*)(c + (6 * rowC)); c60 = s6[0]; c61 = s6[1];
                V* s7 = (V*)(c + (7 * rowC)); c70 = s7[0]; c71 = s7[1];
            }

            float* p0 = a, p1 = a + (3 * rowA), p2 = a + (6 * rowA);
            float* q = b, end = b + ((nint)depth * 32);
            do
            {
                V b0 = *(V*)q, b1 = *(V*)(q + 16);
                Sse.Prefetch1(next);
                next += advance;
                V a0 = Op.Create(*p0); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
                V a1 = Op.Create(p0[rowA]); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
                V a2 = Op.Create(p0[2 * rowA]); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
                p0++;
                V a3 = Op.Create(*p1); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
                V a4 = Op.Create(p1[rowA]); c40 = Op.FusedMultiplyAdd(a4, b0, c40); c41 = Op.FusedMultiplyAdd(a4, b1, c41);
                V a5 = Op.Create(p1[2 * rowA]); c50 = Op.FusedMultiplyAdd(a5, b0, c50); c51 = Op.FusedMultiplyAdd(a5, b1, c51);
                p1++;
                V a6 = Op.Create(*p2); c60 = Op.FusedMultiplyAdd(a6, b0, c60); c61 = Op.FusedMultiplyAdd(a6, b1, c61);
                V a7 = Op.Create(p2[rowA]); c70 = Op.FusedMultiplyAdd(a7, b0, c70); c71 = Op.FusedMultiplyAdd(a7, b1, c71);
                p2++;
                q += 32;
            }
            while (q < end);

            V* t0 = (V*)c; t0[0] = c00; t0[1] = c01;
            V* t1 = (V*)(c + rowC); t1[0] = c10; t1[1] = c11;
            V* t2 = (V*)(c + (2 * rowC)); t2[0] = c20; t2[1] = c21;
            V* t3 = (V*)(c + (3 * rowC)); t3[0] = c30; t3[1] = c31;
            V* t4 = (V*)(c + (4 * rowC)); t4[0] = c40; t4[1] = c41;
            V* t5 = (V*)(c + (5 * rowC)); t5[0] = c50; t5[1] = c51;
            V* t6 = (V*)(c + (6 * rowC)); t6[0] = c60; t6[1] = c61;
            V* t7 = (V*)(c + (7 * rowC)); t7[0] = c70; t7[1] = c71;
        }
    }

    // 4 rows x 32 columns, for the last rows.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* a, nint rowA, float* b, int depth, float* c, nint rowC, bool accumulate)
    {
        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        if (accumulate)
        {
            V* s0 = (V*)c; c00 = s0[0]; c01 = s0[1];
            V* s1 = (V*)(c + rowC); c10 = s1[0]; c11 = s1[1];
            V* s2 = (V*)(c + (2 * rowC)); c20 = s2[0]; c21 = s2[1];
            V* s3 = (V*)(c + (3 * rowC)); c30 = s3[0]; c31 = s3[1];
        }

        float* p0 = a, p1 = a + (3 * rowA);
        float* q = b, end = b + ((nint)depth * 32);
        do
        {
            V b0 = *(V*)q, b1 = *(V*)(q + 16);
            V a0 = Op.Create(*p0); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
            V a1 = Op.Create(p0[rowA]); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
            V a2 = Op.Create(p0[2 * rowA]); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
            p0++;
            V a3 = Op.Create(*p1); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
            p1++;
            q += 32;
        }
        while (q < end);

        V* t0 = (V*)c; t0[0] = c00; t0[1] = c01;
        V* t1 = (V*)(c + rowC); t1[0] = c10; t1[1] = c11;
        V* t2 = (V*)(c + (2 * rowC)); t2[0] = c20; t2[1] = c21;
        V* t3 = (V*)(c + (3 * rowC)); t3[0] = c30; t3[1] = c31;
    }
}
