using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>The copies of <see cref="WeightGradient"/>: eight rows, or a panel of columns, step by step.</summary>
internal static unsafe class GradientCopies
{
    /// <summary>Rows whose values of a step lie side by side.</summary>
    public const int Rows = 8;

    // Rows that are read together: whole cache lines.
    private const int FourGroups = 4 * Rows;

    /// <summary>Copies rows to [group of 8][step][row of the group]; groups are <paramref name="group"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(byte* a, nint* rows, int count, nint* depth, int steps, float* to, int group)
    {
        int row = 0;
        while (row < count)
        {
            nint* next = rows + row;
            if (row + FourGroups <= count && AreNeighbors(next, FourGroups))
            {
                CopyFourGroups(a + next[0], depth, steps, to, group);
                row += FourGroups;
                to += 4 * group;
                continue;
            }

            if (AreNeighbors(next, Rows))
            {
                CopyGroup(a + next[0], depth, steps, to);
            }
            else
            {
                CopyRowByRow(a, next, depth, steps, to);
            }

            row += Rows;
            to += group;
        }
    }

    /// <summary>Copies the rows of a panel side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyPanel(byte* b, nint* depth, int steps, int width, float* to)
    {
        for (int step = 0; step < steps; step++)
        {
            float* from = (float*)(b + depth[step]);
            if (Vector512.IsHardwareAccelerated)
            {
                for (int i = 0; i < width; i += Vector512<float>.Count, to += Vector512<float>.Count)
                {
                    *(Vector512<float>*)to = *(Vector512<float>*)(from + i);
                }
            }
            else
            {
                for (int i = 0; i < width; i += Vector256<float>.Count, to += Vector256<float>.Count)
                {
                    *(Vector256<float>*)to = *(Vector256<float>*)(from + i);
                }
            }
        }
    }

    private static bool AreNeighbors(nint* rows, int count) => rows[count - 1] - rows[0] == (count - 1) * sizeof(float);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyFourGroups(byte* a, nint* depth, int steps, float* to, int group)
    {
        for (int step = 0; step < steps; step++, to += Rows)
        {
            Vector256<float>* from = (Vector256<float>*)(a + depth[step]);
            *(Vector256<float>*)to = from[0];
            *(Vector256<float>*)(to + group) = from[1];
            *(Vector256<float>*)(to + (2 * group)) = from[2];
            *(Vector256<float>*)(to + (3 * group)) = from[3];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyGroup(byte* a, nint* depth, int steps, float* to)
    {
        for (int step = 0; step < steps; step++, to += Rows)
        {
            *(Vector256<float>*)to = *(Vector256<float>*)(a + depth[step]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRowByRow(byte* a, nint* rows, nint* depth, int steps, float* to)
    {
        for (int step = 0; step < steps; step++)
        {
            byte* from = a + depth[step];
            for (int i = 0; i < Rows; i++)
            {
                *to++ = *(float*)(from + rows[i]);
            }
        }
    }
}
