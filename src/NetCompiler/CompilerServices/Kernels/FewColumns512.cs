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

    /// <summary>Some rows, eight at a time, one part of the depth after the other. Offsets of whole tiles are there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(int rows, in RowPart start, nint* offsetsA, nint* offsetsC, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        nint step = (nint)stepA * sizeof(float), length = depth / FewColumns.Parts * step, last = (depth * step) - ((FewColumns.Parts - 1) * length);
        V live = Live(start.Columns);
        for (int row = 0; row < rows; row += Tile512.Rows, offsetsA += Tile512.Rows, offsetsC += Tile512.Rows)
        {
            // -0 changes no bit of what is added to it.
            V c = start.Bias == null ? V.Zero : *(V*)start.Bias, none = Op.Create(-0f);
            V s0 = none, s1 = none, s2 = none, s3 = none, s4 = none, s5 = none, s6 = none, s7 = none;
            byte* end = start.A, q = (byte*)start.B;
            for (int part = 1; part <= FewColumns.Parts; part++)
            {
                // Up to zero, from the end of the part.
                nint k = part < FewColumns.Parts ? -length : -last;
                end -= k;
                byte* p0 = end + offsetsA[0], p1 = end + offsetsA[1], p2 = end + offsetsA[2], p3 = end + offsetsA[3];
                byte* p4 = end + offsetsA[4], p5 = end + offsetsA[5], p6 = end + offsetsA[6], p7 = end + offsetsA[7];
                V c0 = c, c1 = c, c2 = c, c3 = c, c4 = c, c5 = c, c6 = c, c7 = c;
                for (; k != 0; k += step, q += FewColumns.Row)
                {
                    V w = *(V*)q;
                    c0 = Add(p0 + k, w, c0); c1 = Add(p1 + k, w, c1); c2 = Add(p2 + k, w, c2); c3 = Add(p3 + k, w, c3);
                    c4 = Add(p4 + k, w, c4); c5 = Add(p5 + k, w, c5); c6 = Add(p6 + k, w, c6); c7 = Add(p7 + k, w, c7);
                }

                s0 += c0; s1 += c1; s2 += c2; s3 += c3; s4 += c4; s5 += c5; s6 += c6; s7 += c7;
                c = V.Zero;
            }

            *(V*)(start.C + offsetsC[0]) = epilogue.Apply(s0) & live; *(V*)(start.C + offsetsC[1]) = epilogue.Apply(s1) & live;
            *(V*)(start.C + offsetsC[2]) = epilogue.Apply(s2) & live; *(V*)(start.C + offsetsC[3]) = epilogue.Apply(s3) & live;
            *(V*)(start.C + offsetsC[4]) = epilogue.Apply(s4) & live; *(V*)(start.C + offsetsC[5]) = epilogue.Apply(s5) & live;
            *(V*)(start.C + offsetsC[6]) = epilogue.Apply(s6) & live; *(V*)(start.C + offsetsC[7]) = epilogue.Apply(s7) & live;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(byte* x, V weights, V sum) => Op.FusedMultiplyAdd(Op.Create(*(float*)x), weights, sum);

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.LessThan(Vector512<int>.Indices, Op.Create(lanes)).AsSingle();
}
