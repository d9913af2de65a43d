using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler;

/// <summary>
/// Sums of squares in double precision: squares of floats are exact there and cannot overflow. Sixteen lanes on every machine, so that the bits are
/// the same.
/// </summary>
internal static class SquareSums
{
    /// <summary>The sum of the squares of a multiple of 16 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<float> values)
    {
        (Vector512<double> lower, Vector512<double> upper) = OfColumns(ref MemoryMarshal.GetReference(values), values.Length / 16, 16);
        Vector512<double> sums = lower + upper;
        Vector256<double> quarter = sums.GetLower() + sums.GetUpper();
        Vector128<double> pair = quarter.GetLower() + quarter.GetUpper();
        return pair[0] + pair[1];
    }

    /// <summary>The sums of the squares of sixteen columns: of lanes 0 to 7 and 8 to 15.</summary>
    /// <param name="start">The first row's sixteen values.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Lower, Vector512<double> Upper) OfColumns(ref float start, int rows, int stride)
    {
        Vector512<double> lower = Vector512<double>.Zero, upper = Vector512<double>.Zero;
        for (int row = 0; row < rows; row++)
        {
            Vector512<float> values = Vector512.LoadUnsafe(ref start, (nuint)row * (nuint)stride);
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(values);
            lower += low * low;
            upper += high * high;
        }

        return (lower, upper);
    }
}
