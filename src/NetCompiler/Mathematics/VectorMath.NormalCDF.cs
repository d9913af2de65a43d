using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Distribution function of the standard normal distribution.</content>
public static partial class VectorMath
{
    /// <summary>
    /// The probability that a standard normal variable is at most x, <c>(1 + erf(x / sqrt 2)) / 2</c>, with an error of at most 1.5e-7: one half plus an odd
    /// minimax quotient of polynomials of degree 11 and 10 up to 5.4. Beyond, the quotient grows to one half at once, so that the result is 0 or 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormalCDF(Vector512<float> x)
    {
        // MinNative and MaxNative return their second operand when one is NaN.
        Vector512<float> half = Vector512.Create(0.5f), s = Vector512.MinNative(Vector512.Create(29.16f), x * x);
        Vector512<float> p = Vector512.MultiplyAddEstimate(s, Vector512.Create(2.286738979e-8f), Vector512.Create(6.447904844e-6f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(1.732766597e-4f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(4.704744255e-3f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(3.422137138e-2f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(3.989421469e-1f));
        Vector512<float> q = Vector512.MultiplyAddEstimate(s, Vector512.Create(1.208053897e-6f), Vector512.Create(7.542346139e-5f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(1.909104783e-3f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(2.886981607e-2f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(2.524452873e-1f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512<float>.One);
        return Vector512.MinNative(half, Vector512.MaxNative(-half, x * p / q)) + half;
    }

    /// <inheritdoc cref="NormalCDF(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalCDF(Vector<float> x)
    {
        // MinNative and MaxNative return their second operand when one is NaN.
        Vector<float> half = new Vector<float>(0.5f), s = Vector.MinNative(new Vector<float>(29.16f), x * x);
        Vector<float> p = Vector.MultiplyAddEstimate(s, new Vector<float>(2.286738979e-8f), new Vector<float>(6.447904844e-6f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(1.732766597e-4f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(4.704744255e-3f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(3.422137138e-2f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(3.989421469e-1f));
        Vector<float> q = Vector.MultiplyAddEstimate(s, new Vector<float>(1.208053897e-6f), new Vector<float>(7.542346139e-5f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(1.909104783e-3f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(2.886981607e-2f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(2.524452873e-1f));
        q = Vector.MultiplyAddEstimate(s, q, Vector<float>.One);
        return Vector.MinNative(half, Vector.MaxNative(-half, x * p / q)) + half;
    }
}
