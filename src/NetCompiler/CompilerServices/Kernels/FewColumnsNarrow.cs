using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>At most 16 columns in 128- or 256-bit vectors.</summary>
internal static unsafe class FewColumnsNarrow
{
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

    /// <summary>Some rows: tiles of one part of the depth after the other, then the sums of the parts. Offsets of whole tiles are there.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void RunTiles<TEpilogue>(int rows, in RowPart start, nint* offsetsA, nint* offsetsC, int depth, int stepA, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        const int Length = FewColumns.BlockRows * FewColumns.Width;
        float* sums = stackalloc float[FewColumns.Parts * Length];
        nint* rowsC = stackalloc nint[FewColumns.BlockRows];
        for (int r = 0; r < FewColumns.BlockRows; r++)
        {
            rowsC[r] = (nint)r * FewColumns.Row;
        }

        int length = depth / FewColumns.Parts;
        TilePart part = new()
        {
            A = start.A, B = (byte*)start.B, C = (byte*)sums, RowsA = offsetsA, RowsC = rowsC, Count = length, StepA = (nint)stepA * sizeof(float),
            StepB = FewColumns.Row, Live = FewColumns.Width, Bias = start.Bias,
        };
        for (int i = 1; i <= FewColumns.Parts; i++)
        {
            part.Count = i < FewColumns.Parts ? length : depth - ((FewColumns.Parts - 1) * length);
            part.Ahead = part.B + (part.Count * part.StepB);
            Contraction.RunTiles(rows, FewColumns.Width, part, default(Linear));
            part.A += length * part.StepA;
            part.B += length * part.StepB;
            part.C += Length * sizeof(float);
            part.Bias = null;
        }

        for (int column = 0; column < FewColumns.Width; column += V.Count)
        {
            float* s = sums + column;
            V live = Live(start.Columns - column);
            for (int r = 0; r < rows; r++, s += FewColumns.Width)
            {
                V sum = *(V*)s + *(V*)(s + Length) + *(V*)(s + (2 * Length)) + *(V*)(s + (3 * Length));
                *(V*)(start.C + offsetsC[r] + (column * sizeof(float))) = epilogue.Apply(sum) & live;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add(byte* x, V weights, V sum) => Op.MultiplyAddEstimate(new V(*(float*)x), weights, sum);

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
