using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary><c>y[n] = e^(x[n] - max x) / sum over m of e^(x[m] - max x)</c>, row by row.</summary>
public static class Softmax
{
    /// <summary>Reads and writes the true lanes of the rows and nothing else; source and target may be the same.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="source">Row 0 of x.</param>
    /// <param name="sourceStride">Floats from one row of x to the next.</param>
    /// <param name="target">Row 0 of y.</param>
    /// <param name="targetStride">Floats from one row of y to the next.</param>
    /// <param name="n">True lanes of a row, at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(int rows, ref float source, int sourceStride, ref float target, int targetStride, int n)
    {
        for (int r = 0; r < rows; r++)
        {
            ref float x = ref Unsafe.Add(ref source, (nint)r * sourceStride);
            ref float y = ref Unsafe.Add(ref target, (nint)r * targetStride);
            float sum = Exponentials(ref x, ref y, n, out _);
            Vector<float> scale = new(1 / sum);
            for (int i = 0; i < n; i += Vector<float>.Count)
            {
                RowLanes.Store(RowLanes.Load(ref y, i, n, 0) * scale, ref y, i, n);
            }
        }
    }

    /// <summary>Stores <c>e^(x - max x)</c> and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Exponentials(ref float x, ref float y, int n, out float max)
    {
        max = Largest(ref x, n);
        Vector<float> shift = new(max), sum = Vector<float>.Zero;
        for (int i = 0; i < n; i += Vector<float>.Count)
        {
            // Lanes behind the row become e^-inf = 0.
            Vector<float> e = VectorMath.Exp(RowLanes.Load(ref x, i, n, float.NegativeInfinity) - shift);
            RowLanes.Store(e, ref y, i, n);
            sum += e;
        }

        return Sums.OfLanes(sum);
    }

    /// <summary>The sum of <c>e^(x - max x)</c> without storing anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float SumOfExponentials(ref float x, int n, out float max)
    {
        max = Largest(ref x, n);
        Vector<float> shift = new(max), sum = Vector<float>.Zero;
        for (int i = 0; i < n; i += Vector<float>.Count)
        {
            sum += VectorMath.Exp(RowLanes.Load(ref x, i, n, float.NegativeInfinity) - shift);
        }

        return Sums.OfLanes(sum);
    }

    private static float Largest(ref float x, int n)
    {
        Vector<float> max = new(float.NegativeInfinity);
        for (int i = 0; i < n; i += Vector<float>.Count)
        {
            max = Vector.Max(max, RowLanes.Load(ref x, i, n, float.NegativeInfinity));
        }

        float largest = max[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
        {
            largest = MathF.Max(largest, max[lane]);
        }

        return largest;
    }
}
