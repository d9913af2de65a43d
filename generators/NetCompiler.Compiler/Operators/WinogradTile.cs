using System;
using System.Linq;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Tiles of n x n outputs of a filter of 3 x 3 taps, computed at p x p points, p = n + 2: output = Oᵀ((G w Gᵀ) * (Iᵀ x I))O of a tile x and taps w, with the
/// matrices of Toom and Cook for polynomials of the points 0, ±√½, ±√2 and infinity (n = 4), or 0, ±1 and infinity (n = 2).
/// </summary>
/// <remarks>Source: Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016).</remarks>
/// <param name="Outputs">n.</param>
public sealed record WinogradTile(int Outputs)
{
    /// <summary>The taps of a line.</summary>
    public const int Taps = 3;

    /// <summary>The points of a line, p.</summary>
    public int Points => Outputs + Taps - 1;

    /// <summary>Whether there are such tiles.</summary>
    public bool IsKnown => Outputs is 2 or 4;

    /// <summary>G: from taps to points.</summary>
    public double[][] Weights => [.. Finite.Select(point => Row(Taps, power => Math.Pow(point, power) / Finite.Where(other => other != point)
        .Aggregate(1.0, (product, other) => product * (point - other)))), Row(Taps, power => power == Taps - 1 ? 1 : 0)];

    /// <summary>Iᵀ: from inputs to points.</summary>
    public double[][] Inputs =>
        [.. Finite.Select(point => Polynomial([.. Finite.Where(other => other != point)])), Polynomial(Finite)];

    /// <summary>Oᵀ: from points to outputs.</summary>
    public double[][] Sums => [.. Enumerable.Range(0, Outputs).Select(power =>
        Row(Points, point => point < Finite.Length ? Math.Pow(Finite[point], power) : power == Outputs - 1 ? 1 : 0))];

    private double[] Finite => Outputs == 2 ? [0, 1, -1] : [0, Math.Sqrt(0.5), -Math.Sqrt(0.5), Math.Sqrt(2), -Math.Sqrt(2)];

    /// <summary>matrix x matrixᵀ.</summary>
    public static double[][] Transform(double[][] matrix, double[][] x)
    {
        double[][] left = Product(matrix, x);
        return [.. left.Select(row => matrix.Select(other => other.Zip(row, (a, b) => a * b).Sum()).ToArray())];
    }

    private static double[][] Product(double[][] a, double[][] b) =>
        [.. a.Select(row => Row(b[0].Length, column => row.Select((value, k) => value * b[k][column]).Sum()))];

    private static double[] Row(int length, Func<int, double> value) => [.. Enumerable.Range(0, length).Select(value)];

    // The coefficients of the product of x - root, from the constant one on, filled with zeros.
    private double[] Polynomial(double[] roots)
    {
        double[] coefficients = new double[Points];
        coefficients[0] = 1;
        for (int i = 0; i < roots.Length; i++)
        {
            for (int power = i + 1; power > 0; power--)
            {
                coefficients[power] = coefficients[power - 1] - (roots[i] * coefficients[power]);
            }

            coefficients[0] *= -roots[i];
        }

        return coefficients;
    }
}
