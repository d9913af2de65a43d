using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Hyperbolic tangent.</content>
public static partial class VectorMath
{
    /// <summary><c>tanh x</c> within 5 ulp: an odd minimax quotient of polynomials of degree 9 and 8, whose relative error is 2.2e-8 up to
    /// 9. Beyond, it grows, and the result is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // MinNative and MaxNative return their second operand when one is NaN.
        Vector512<float> s = Vector512.MinNative(Vector512.Create(81f), x * x);
        // Pairs of terms first, so that they need not wait for each other.
        Vector512<float> s2 = s * s;
        Vector512<float> p = Vector512.MultiplyAddEstimate(s, Vector512.Create(2.065983301e-5f), Vector512.Create(3.498911369e-3f));
        p = Vector512.MultiplyAddEstimate(s2, Vector512.Create(1.341780982e-8f), p);
        p = Vector512.MultiplyAddEstimate(s2, p, Vector512.MultiplyAddEstimate(s, Vector512.Create(1.338391007e-1f), Vector512<float>.One)) * Vector512.Abs(x);
        Vector512<float> q = Vector512.MultiplyAddEstimate(s, Vector512.Create(3.290898061e-4f), Vector512.Create(2.588988739e-2f));
        q = Vector512.MultiplyAddEstimate(s2, Vector512.Create(7.803910667e-7f), q);
        q = Vector512.MultiplyAddEstimate(s2, q, Vector512.MultiplyAddEstimate(s, Vector512.Create(4.671723161e-1f), Vector512<float>.One));
        // What is no larger than the divisor gives no more than 1.
        return Vector512.MinNative(q, p) / q | (x & Vector512.Create(-0f));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // MinNative and MaxNative return their second operand when one is NaN.
        Vector<float> s = Vector.MinNative(new Vector<float>(81f), x * x);
        // Pairs of terms first, so that they need not wait for each other.
        Vector<float> s2 = s * s;
        Vector<float> p = Vector.MultiplyAddEstimate(s, new Vector<float>(2.065983301e-5f), new Vector<float>(3.498911369e-3f));
        p = Vector.MultiplyAddEstimate(s2, new Vector<float>(1.341780982e-8f), p);
        p = Vector.MultiplyAddEstimate(s2, p, Vector.MultiplyAddEstimate(s, new Vector<float>(1.338391007e-1f), Vector<float>.One)) * Vector.Abs(x);
        Vector<float> q = Vector.MultiplyAddEstimate(s, new Vector<float>(3.290898061e-4f), new Vector<float>(2.588988739e-2f));
        q = Vector.MultiplyAddEstimate(s2, new Vector<float>(7.803910667e-7f), q);
        q = Vector.MultiplyAddEstimate(s2, q, Vector.MultiplyAddEstimate(s, new Vector<float>(4.671723161e-1f), Vector<float>.One));
        // What is no larger than the divisor gives no more than 1.
        return Vector.MinNative(q, p) / q | (x & new Vector<float>(-0f));
    }
}
