using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>At most 16 columns in 128- or 256-bit vectors.</summary>
internal static unsafe class FewColumnsNarrow
{
    /// <summary>Rows that are computed side by side.</summary>
    public const int Rows = 3;

    /// <summary>One row, two vectors of columns and all parts of the depth side by side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(in RowPart row, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int length = depth / FewColumns.Parts;
        nint step = (nint)stepA * sizeof(float), a1 = length * step, b1 = (nint)length * FewColumns.Row, next = V.Count * sizeof(float);
        for (int column = 0; column < FewColumns.Width; column += 2 * V.Count)
        {
            byte* p = row.A, q = (byte*)(row.B + column);
            V c00 = row.Bias == null ? V.Zero : *(V*)(row.Bias + column), c10 = V.Zero, c20 = V.Zero, c30 = V.Zero;
            V c01 = row.Bias == null ? V.Zero : *(V*)(row.Bias + column + V.Count), c11 = V.Zero, c21 = V.Zero, c31 = V.Zero;
            for (int k = length; k > 0; k--)
            {
                byte* p1 = p + a1, p2 = p1 + a1, q1 = q + b1, q2 = q1 + b1, q3 = q2 + b1;
                c00 = Add(p, *(V*)q, c00); c01 = Add(p, *(V*)(q + next), c01);
                c10 = Add(p1, *(V*)q1, c10); c11 = Add(p1, *(V*)(q1 + next), c11);
                c20 = Add(p2, *(V*)q2, c20); c21 = Add(p2, *(V*)(q2 + next), c21);
                c30 = Add(p2 + a1, *(V*)q3, c30); c31 = Add(p2 + a1, *(V*)(q3 + next), c31);
                p += step;
                q += FewColumns.Row;
            }

            p += 3 * a1;
            q += 3 * b1;
            for (int k = depth - (FewColumns.Parts * length); k > 0; k--)
            {
                c30 = Add(p, *(V*)q, c30); c31 = Add(p, *(V*)(q + next), c31);
                p += step;
                q += FewColumns.Row;
            }

            V* c = (V*)((float*)row.C + column);
            c[0] = epilogue.Apply(c00 + c10 + c20 + c30) & Live(row.Columns - column);
            c[1] = epilogue.Apply(c01 + c11 + c21 + c31) & Live(row.Columns - column - V.Count);
        }
    }

    /// <summary>Some rows, a multiple of 3, three at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(int rows, in RowPart start, nint* offsetsA, nint* offsetsC, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int length = depth / FewColumns.Parts;
        nint step = (nint)stepA * sizeof(float), a1 = length * step, a2 = 2 * a1, a3 = 3 * a1;
        nint b1 = (nint)length * FewColumns.Row, b2 = 2 * b1, b3 = 3 * b1;
        for (int r = 0; r < rows; r += 3, offsetsA += 3, offsetsC += 3)
        {
            for (int column = 0; column < FewColumns.Width; column += V.Count)
            {
                byte* p0 = start.A + offsetsA[0], p1 = start.A + offsetsA[1], p2 = start.A + offsetsA[2], q = (byte*)(start.B + column);
                V c00 = start.Bias == null ? V.Zero : *(V*)(start.Bias + column), c01 = V.Zero, c02 = V.Zero, c03 = V.Zero;
                V c10 = c00, c11 = V.Zero, c12 = V.Zero, c13 = V.Zero, c20 = c00, c21 = V.Zero, c22 = V.Zero, c23 = V.Zero;
                for (int k = length; k > 0; k--)
                {
                    V w0 = *(V*)q; c00 = Add(p0, w0, c00); c10 = Add(p1, w0, c10); c20 = Add(p2, w0, c20);
                    V w1 = *(V*)(q + b1); c01 = Add(p0 + a1, w1, c01); c11 = Add(p1 + a1, w1, c11); c21 = Add(p2 + a1, w1, c21);
                    V w2 = *(V*)(q + b2); c02 = Add(p0 + a2, w2, c02); c12 = Add(p1 + a2, w2, c12); c22 = Add(p2 + a2, w2, c22);
                    V w3 = *(V*)(q + b3); c03 = Add(p0 + a3, w3, c03); c13 = Add(p1 + a3, w3, c13); c23 = Add(p2 + a3, w3, c23);
                    p0 += step; p1 += step; p2 += step; q += FewColumns.Row;
                }

                for (int k = depth - (FewColumns.Parts * length); k > 0; k--)
                {
                    V w3 = *(V*)(q + b3); c03 = Add(p0 + a3, w3, c03); c13 = Add(p1 + a3, w3, c13); c23 = Add(p2 + a3, w3, c23);
                    p0 += step; p1 += step; p2 += step; q += FewColumns.Row;
                }

                V live = Live(start.Columns - column);
                *(V*)(start.C + offsetsC[0] + (column * sizeof(float))) = epilogue.Apply(c00 + c01 + c02 + c03) & live;
                *(V*)(start.C + offsetsC[1] + (column * sizeof(float))) = epilogue.Apply(c10 + c11 + c12 + c13) & live;
                *(V*)(start.C + offsetsC[2] + (column * sizeof(float))) = epilogue.Apply(c20 + c21 + c22 + c23) & live;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(byte* x, V weights, V sum) => Op.MultiplyAddEstimate(new V(*(float*)x), weights, sum);

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
