using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Softplus and softsign.</content>
public static partial class VectorMath
{
    /// <summary><c>ln(1 + e^x)</c> within 3 ulp; 0 below -86.6. Evaluated as <c>max(x, 0) + ln(1 + t)</c> with <c>t = e^-|x|</c>, so that nothing
    /// overflows and small results keep their precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        // What 1 + t has lost of t is made up for: ln(u + d) = ln u + d / u.
        Vector512<float> t = BoundedExp(-Vector512.Abs(x));
        Vector512<float> u = Vector512<float>.One + t;
        return ReLU(x) + (Log(u) + ((t - (u - Vector512<float>.One)) / u));
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softplus(Vector<float> x)
    {
        // What 1 + t has lost of t is made up for: ln(u + d) = ln u + d / u.
        Vector<float> t = BoundedExp(-Vector.Abs(x));
        Vector<float> u = Vector<float>.One + t;
        return ReLU(x) + (Log(u) + ((t - (u - Vector<float>.One)) / u));
    }

    /// <summary><c>x / (1 + |x|)</c> within 2 ulp; not a number for infinities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softsign(Vector512<float> x) => x / (Vector512<float>.One + Vector512.Abs(x));

    /// <inheritdoc cref="Softsign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Softsign(Vector<float> x) => x / (Vector<float>.One + Vector.Abs(x));
}
