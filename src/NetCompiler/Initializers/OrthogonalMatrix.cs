using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler;

/// <summary>
/// Random matrices whose rows, or columns if there are fewer, are perpendicular and of one length. Source: Saxe, McClelland, Ganguli: Exact solutions
/// to the nonlinear dynamics of learning in deep linear neural networks (ICLR 2014).
/// </summary>
/// <remarks>
/// Gram and Schmidt's modified method on normal numbers, in double precision: what it loses by rounding grows with the condition of the matrix
/// (Björck: Solving linear least squares problems by Gram-Schmidt orthogonalization, 1967), which is about the size of a square one, and stays
/// far below single precision. All such matrices are equally likely. Takes time with the product of the smaller size squared and the larger: a
/// second for 1024 x 1024.
/// </remarks>
internal static class OrthogonalMatrix
{
    /// <summary>Fills a matrix.</summary>
    /// <param name="values">The matrix, row by row.</param>
    /// <param name="rows">Its number of rows.</param>
    /// <param name="length">The length of a row, or column.</param>
    /// <param name="key">The key of the random numbers.</param>
    public static void Fill(Span<float> values, int rows, float length, ulong key)
    {
        int columns = values.Length / rows, count = Math.Min(rows, columns), size = Math.Max(rows, columns);
        (int vectorStride, int elementStride) = rows <= columns ? (columns, 1) : (1, columns);
        double[][] vectors = new double[count][];
        for (int n = 0; n < count; n++)
        {
            double[] vector = new double[size];
            for (int i = 0; i < size; i++)
            {
                vector[i] = CounterRandom.Normal(key, (ulong)((n * vectorStride) + (i * elementStride)));
            }

            MakePerpendicular(vector, vectors.AsSpan(0, n));
            vectors[n] = vector;
            for (int i = 0; i < size; i++)
            {
                values[(n * vectorStride) + (i * elementStride)] = (float)(length * vector[i]);
            }
        }
    }

    private static void MakePerpendicular(Span<double> vector, ReadOnlySpan<double[]> others)
    {
        foreach (double[] other in others)
        {
            AddMultiple(-Dot(vector, other), other, vector);
        }

        double factor = 1 / Math.Sqrt(Dot(vector, vector));
        foreach (ref double value in vector)
        {
            value *= factor;
        }
    }

    // Eight lanes on every machine, so that the bits are the same.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector512<double>> left = MemoryMarshal.Cast<double, Vector512<double>>(a);
        ReadOnlySpan<Vector512<double>> right = MemoryMarshal.Cast<double, Vector512<double>>(b);
        Vector512<double> sums = Vector512<double>.Zero;
        for (int i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += sums[lane];
        }

        for (int i = left.Length * Vector512<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void AddMultiple(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<Vector512<double>> source = MemoryMarshal.Cast<double, Vector512<double>>(x);
        Span<Vector512<double>> target = MemoryMarshal.Cast<double, Vector512<double>>(y);
        for (int i = 0; i < source.Length; i++)
        {
            target[i] += source[i] * factor;
        }

        for (int i = source.Length * Vector512<double>.Count; i < x.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }
}
