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

    /// <summary>Computes all columns of one row; parameters as in <see cref="Contraction.Run{TEpilogue}"/>.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        float* a, in Depth depth, float* b, int panelB, float* c, int panelC, int columns, int width, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;
        int vectors = (columns + width - 1) / width * (width / lanes);
        nint* offsetsB = stackalloc nint[Chains], offsetsC = stackalloc nint[Chains];
        int* group = stackalloc int[Chains];
        for (int first = 0; first < vectors; first += Chains)
        {
            // The last group repeats its last vector: recomputed, and stored twice with the same values.
            int count = Math.Min(Chains, vectors - first);
            int chains = count > Chains / 2 ? Chains : Chains / 2;
            for (int i = 0; i < chains; i++)
            {
                group[i] = (first + Math.Min(i, count - 1)) * lanes;
                int panel = group[i] / width, lane = group[i] % width;
                offsetsB[i] = (((nint)panel * panelB) + lane) * sizeof(float);
                offsetsC[i] = (((nint)panel * panelC) + lane) * sizeof(float);
            }

            if (Vector512.IsHardwareAccelerated)
            {
                if (chains == Chains)
                {
                    RowVector512.Eight(a, depth, b, offsetsB, c, offsetsC, bias, group, columns, accumulate, epilogue);
                }
                else
                {
                    RowVector512.Four(a, depth, b, offsetsB, c, offsetsC, bias, group, columns, accumulate, epilogue);
                }
            }
            else if (chains == Chains)
            {
                RowVectorNarrow.Eight(a, depth, b, offsetsB, c, offsetsC, bias, group, columns, accumulate, epilogue);
            }
            else
            {
                RowVectorNarrow.Four(a, depth, b, offsetsB, c, offsetsC, bias, group, columns, accumulate, epilogue);
            }
        }
    }
}
