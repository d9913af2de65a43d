using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// A single row against many columns: the matrix-vector product of a prediction of one sample. The chains of multiply-adds
/// that hide the latency are vectors of columns side by side, each in the order of the depth, so the bits equal those of the tiles.
/// </summary>
internal static unsafe class RowVector
{
    // Vectors computed together.
    private const int Chains = 8;

    /// <summary>Computes all columns of one row.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(in RowPart row, in Depth depth, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;
        int vectors = (row.Columns + row.Width - 1) / row.Width * (row.Width / lanes);
        RowColumns* columns = stackalloc RowColumns[Chains];
        RowColumns next = new() { C = row.C };
        for (int first = 0; first < vectors; first += Chains)
        {
            // The last group repeats its last vector: recomputed, and stored twice with the same values.
            int count = Math.Min(Chains, vectors - first), chains = count > Chains / 2 ? Chains : Chains / 2;
            for (int i = 0; i < chains; i++)
            {
                columns[i] = next;
                if (i < count - 1)
                {
                    Move(ref next, row, lanes);
                }
            }

            Move(ref next, row, lanes);
            if (Vector512.IsHardwareAccelerated)
            {
                if (chains == Chains)
                {
                    RowVector512.Eight(row, depth, columns, epilogue);
                }
                else
                {
                    RowVector512.Four(row, depth, columns, epilogue);
                }
            }
            else if (chains == Chains)
            {
                RowVectorNarrow.Eight(row, depth, columns, epilogue);
            }
            else
            {
                RowVectorNarrow.Four(row, depth, columns, epilogue);
            }
        }
    }

    // To the next vector, of the same panel or of the one behind; without a division, which takes as long as some steps of the depth.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(ref RowColumns columns, in RowPart row, int lanes)
    {
        columns.First += lanes;
        columns.B += lanes * sizeof(float);
        columns.C += lanes * sizeof(float);
        if ((columns.First & (row.Width - 1)) == 0)
        {
            columns.B += ((nint)row.PanelB - row.Width) * sizeof(float);
            columns.C += ((nint)row.PanelC - row.Width) * sizeof(float);
        }
    }
}
