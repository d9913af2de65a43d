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
        for (int first = 0; first < vectors; first += Chains)
        {
            // The last group repeats its last vector: recomputed, and stored twice with the same values.
            int count = Math.Min(Chains, vectors - first), chains = count > Chains / 2 ? Chains : Chains / 2;
            for (int i = 0; i < chains; i++)
            {
                int column = (first + Math.Min(i, count - 1)) * lanes, panel = column / row.Width, lane = column % row.Width;
                columns[i].First = column;
                columns[i].B = (((nint)panel * row.PanelB) + lane) * sizeof(float);
                columns[i].C = row.C + ((((nint)panel * row.PanelC) + lane) * sizeof(float));
            }

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
}
