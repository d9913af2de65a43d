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
        Vector512<float> p = Vector512.MultiplyAddEstimate(s, Vector512.Create(1.341780982e-8f), Vector512.Create(2.065983301e-5f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(3.498911369e-3f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(1.338391007e-1f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512<float>.One) * x;
        Vector512<float> q = Vector512.MultiplyAddEstimate(s, Vector512.Create(7.803910667e-7f), Vector512.Create(3.290898061e-4f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(2.588988739e-2f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(4.671723161e-1f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512<float>.One);
        return Vector512.MinNative(Vector512<float>.One, Vector512.MaxNative(Vector512.Create(-1f), p / q));
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // MinNative and MaxNative return their second operand when one is NaN.
        Vector<float> s = Vector.MinNative(new Vector<float>(81f), x * x);
        Vector<float> p = Vector.MultiplyAddEstimate(s, new Vector<float>(1.341780982e-8f), new Vector<float>(2.065983301e-5f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(3.498911369e-3f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(1.338391007e-1f));
        p = Vector.MultiplyAddEstimate(s, p, Vector<float>.One) * x;
        Vector<float> q = Vector.MultiplyAddEstimate(s, new Vector<float>(7.803910667e-7f), new Vector<float>(3.290898061e-4f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(2.588988739e-2f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(4.671723161e-1f));
        q = Vector.MultiplyAddEstimate(s, q, Vector<float>.One);
        return Vector.MinNative(Vector<float>.One, Vector.MaxNative(new Vector<float>(-1f), p / q));
    }
}
