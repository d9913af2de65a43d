using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary><c>y[n] = (x[n] - max x) - log(sum over m of e^(x[m] - max x))</c>, row by row.</summary>
public static unsafe class LogSoftmax
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
                ShortRow512.LogSoftmax(rows, x, sourceStride, y, targetStride, n);
                return;
            }

            for (int r = 0; r < rows; r++)
            {
                float* row = x + ((nint)r * sourceStride), result = y + ((nint)r * targetStride);
                float sum = Softmax.Exponentials(row, null, n, out float max);
                Shift(row, result, n, max, MathF.Log(sum));
            }
        }
    }

    // The largest first: its difference is exact where it decides, and a sum of both would not be.
    private static void Shift(float* x, float* y, int n, float max, float log)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> largest = Vector512.Create(max), rest = Vector512.Create(log);
            for (; i <= n - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                *(Vector512<float>*)(y + i) = *(Vector512<float>*)(x + i) - largest - rest;
            }
        }
        else
        {
            Vector128<float> largest = Vector128.Create(max), rest = Vector128.Create(log);
            for (; i <= n - Vector128<float>.Count; i += Vector128<float>.Count)
            {
                *(Vector128<float>*)(y + i) = *(Vector128<float>*)(x + i) - largest - rest;
            }
        }

        for (; i < n; i++)
        {
            y[i] = x[i] - max - log;
        }
    }
}
