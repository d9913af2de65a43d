using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary><c>y[n] = e^(x[n] - max x) / sum over m of e^(x[m] - max x)</c>, row by row.</summary>
public static unsafe class Softmax
{
    /// <summary>
    /// Reads and writes the true lanes of the rows and nothing else; source and target may be the same. One NaN makes its whole row NaN.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="source">Row 0 of x.</param>
    /// <param name="sourceStride">Floats from one row of x to the next.</param>
    /// <param name="target">Row 0 of y.</param>
    /// <param name="targetStride">Floats from one row of y to the next.</param>
    /// <param name="n">True lanes of a row, at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(int rows, ref float source, int sourceStride, ref float target, int targetStride, int n)
    {
        fixed (float* x = &source, y = &target)
        {
            if (ShortRow512.Holds(n))
            {
                ShortRow512.Softmax(rows, x, sourceStride, y, targetStride, n);
                return;
            }

            for (int r = 0; r < rows; r++)
            {
                float* result = y + ((nint)r * targetStride);
                float sum = Exponentials(x + ((nint)r * sourceStride), result, n, out _);
                Scale(result, result, n, 1 / sum);
            }
        }
    }

    /// <summary>Stores <c>e^(x - max x)</c> in y, unless y is null, and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Exponentials(float* x, float* y, int n, out float max) => Vector512.IsHardwareAccelerated
        ? SoftmaxRow512.Exponentials(x, y, n, out max)
        : SoftmaxRowNarrow.Exponentials(x, y, n, out max);

    /// <summary>Stores the products of a row and a factor in y, which may be the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scale(float* x, float* y, int n, float factor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            SoftmaxRow512.Scale(x, y, n, factor);
        }
        else
        {
            SoftmaxRowNarrow.Scale(x, y, n, factor);
        }
    }

    /// <summary>The sum of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Sum(float* y, int n) => Vector512.IsHardwareAccelerated ? SoftmaxRow512.Sum(y, n) : SoftmaxRowNarrow.Sum(y, n);
}
