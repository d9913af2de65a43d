using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Mathematics;

/// <content>
/// Polynomials of intervals, with AVX-512: one instruction looks a coefficient up among 32, one multiplies and adds. There is neither a division nor
/// an exponential.
/// </content>
/// <remarks>
/// The coefficients are minimax fits to the function, by linear programming on 160 Chebyshev points of each interval. The highest one is rounded, the
/// others are fitted anew beside what it has become, and so on down. Each table is in two halves, lower ones of 16 intervals and upper ones.
/// </remarks>
public static partial class VectorMath
{
    // The element of a table whose number is the index modulo 32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Lookup(Vector512<int> index, Vector512<float> lower, Vector512<float> upper)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.PermuteVar16x32x2(lower, index, upper);
        }

        Vector512<int> lane = index & Vector512.Create(15);
        return Vector512.ConditionalSelect(
            Vector512.Equals(index & Vector512.Create(16), Vector512<int>.Zero).AsSingle(),
            Vector512.Shuffle(lower, lane),
            Vector512.Shuffle(upper, lane));
    }

    // The polynomial of degree 4 of an interval.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Polynomial(
        Vector512<float> x, Vector512<int> interval, Vector512<float> lower0, Vector512<float> upper0, Vector512<float> lower1,
        Vector512<float> upper1, Vector512<float> lower2, Vector512<float> upper2, Vector512<float> lower3, Vector512<float> upper3,
        Vector512<float> lower4, Vector512<float> upper4)
    {
        Vector512<float> p = Vector512.MultiplyAddEstimate(x, Lookup(interval, lower4, upper4), Lookup(interval, lower3, upper3));
        p = Vector512.MultiplyAddEstimate(x, p, Lookup(interval, lower2, upper2));
        p = Vector512.MultiplyAddEstimate(x, p, Lookup(interval, lower1, upper1));
        return Vector512.MultiplyAddEstimate(x, p, Lookup(interval, lower0, upper0));
    }
}
