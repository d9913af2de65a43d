using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>At most 16 columns in a 512-bit vector.</summary>
internal static unsafe class FewColumns512
{
    /// <summary>One row, all parts of the depth side by side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(in RowPart row, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int length = depth / FewColumns.Parts;
        nint step = (nint)stepA * sizeof(float), a1 = length * step, a2 = 2 * a1, a3 = 3 * a1;
        nint b1 = (nint)length * FewColumns.Row, b2 = 2 * b1, b3 = 3 * b1;
        byte* p = row.A, q = (byte*)row.B;
        V c0 = row.Bias == null ? V.Zero : *(V*)row.Bias, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero;
        for (int k = length; k > 0; k--)
        {
            c0 = Add(p, *(V*)q, c0);
            c1 = Add(p + a1, *(V*)(q + b1), c1);
            c2 = Add(p + a2, *(V*)(q + b2), c2);
            c3 = Add(p + a3, *(V*)(q + b3), c3);
            p += step;
            q += FewColumns.Row;
        }

        for (int k = depth - (FewColumns.Parts * length); k > 0; k--)
        {
            c3 = Add(p + a3, *(V*)(q + b3), c3);
            p += step;
            q += FewColumns.Row;
        }

        *(V*)row.C = epilogue.Apply(c0 + c1 + c2 + c3) & Live(row.Columns);
    }

    /// <summary>Some rows, four at a time, and two parts of the depth: addresses of more find no registers. Offsets of whole tiles are there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(int rows, in RowPart start, nint* offsetsA, nint* offsetsC, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int length = depth / FewColumns.Parts;
        nint step = (nint)stepA * sizeof(float), a1 = length * step, b1 = (nint)length * FewColumns.Row;
        V bias = start.Bias == null ? V.Zero : *(V*)start.Bias, live = Live(start.Columns);
        for (int r = 0; r < rows; r += 4, offsetsA += 4, offsetsC += 4)
        {
            V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
            for (int part = 0; part < FewColumns.Parts; part += 2)
            {
                byte* a = start.A + (part * a1), q = (byte*)start.B + (part * b1);
                byte* p0 = a + offsetsA[0], p1 = a + offsetsA[1], p2 = a + offsetsA[2], p3 = a + offsetsA[3];
                V c00 = part == 0 ? bias : V.Zero, c01 = V.Zero, c10 = c00, c11 = V.Zero, c20 = c00, c21 = V.Zero, c30 = c00, c31 = V.Zero;
                for (int k = length; k > 0; k--)
                {
                    V w0 = *(V*)q, w1 = *(V*)(q + b1);
                    c00 = Add(p0, w0, c00); c01 = Add(p0 + a1, w1, c01); c10 = Add(p1, w0, c10); c11 = Add(p1 + a1, w1, c11);
                    c20 = Add(p2, w0, c20); c21 = Add(p2 + a1, w1, c21); c30 = Add(p3, w0, c30); c31 = Add(p3 + a1, w1, c31);
                    p0 += step; p1 += step; p2 += step; p3 += step; q += FewColumns.Row;
                }

                for (int k = part == 0 ? 0 : depth - (FewColumns.Parts * length); k > 0; k--)
                {
                    V w1 = *(V*)(q + b1);
                    c01 = Add(p0 + a1, w1, c01); c11 = Add(p1 + a1, w1, c11); c21 = Add(p2 + a1, w1, c21); c31 = Add(p3 + a1, w1, c31);
                    p0 += step; p1 += step; p2 += step; p3 += step; q += FewColumns.Row;
                }

                s0 = (part == 0 ? c00 : s0 + c00) + c01; s1 = (part == 0 ? c10 : s1 + c10) + c11;
                s2 = (part == 0 ? c20 : s2 + c20) + c21; s3 = (part == 0 ? c30 : s3 + c30) + c31;
            }

            *(V*)(start.C + offsetsC[0]) = epilogue.Apply(s0) & live;
            *(V*)(start.C + offsetsC[1]) = epilogue.Apply(s1) & live;
            *(V*)(start.C + offsetsC[2]) = epilogue.Apply(s2) & live;
            *(V*)(start.C + offsetsC[3]) = epilogue.Apply(s3) & live;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(byte* x, V weights, V sum) => Op.FusedMultiplyAdd(Op.Create(*(float*)x), weights, sum);

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.LessThan(Vector512<int>.Indices, Op.Create(lanes)).AsSingle();
}
