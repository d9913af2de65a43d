using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Hyperbolic tangent.</content>
public static partial class VectorMath
{
    /// <summary><c>tanh x</c> within 5 ulp: the odd rational approximation of degree 13 over 6 of Eigen (Steiner, Jhala).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // The clamp is where the quotient reaches 1.
        Vector512<float> limit = Vector512.Create(7.90531110763549805f);
        Vector512<float> c = Vector512.MinNative(limit, Vector512.MaxNative(-limit, x));
        Vector512<float> s = c * c;
        Vector512<float> p = Vector512.MultiplyAddEstimate(s, Vector512.Create(-2.76076847742355e-16f), Vector512.Create(2.00018790482477e-13f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(-8.60467152213735e-11f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(5.12229709037114e-08f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(1.48572235717979e-05f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(6.37261928875436e-04f));
        p = Vector512.MultiplyAddEstimate(s, p, Vector512.Create(4.89352455891786e-03f)) * c;
        Vector512<float> q = Vector512.MultiplyAddEstimate(s, Vector512.Create(1.19825839466702e-06f), Vector512.Create(1.18534705686654e-04f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(2.26843463243900e-03f));
        q = Vector512.MultiplyAddEstimate(s, q, Vector512.Create(4.89352518554385e-03f));
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.0004f)), x, p / q);
    }

    /// <inheritdoc cref="Tanh(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        // The clamp is where the quotient reaches 1.
        Vector<float> limit = new(7.90531110763549805f);
        Vector<float> c = Vector.MinNative(limit, Vector.MaxNative(-limit, x));
        Vector<float> s = c * c;
        Vector<float> p = Vector.MultiplyAddEstimate(s, new Vector<float>(-2.76076847742355e-16f), new Vector<float>(2.00018790482477e-13f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(-8.60467152213735e-11f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(5.12229709037114e-08f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(1.48572235717979e-05f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(6.37261928875436e-04f));
        p = Vector.MultiplyAddEstimate(s, p, new Vector<float>(4.89352455891786e-03f)) * c;
        Vector<float> q = Vector.MultiplyAddEstimate(s, new Vector<float>(1.19825839466702e-06f), new Vector<float>(1.18534705686654e-04f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(2.26843463243900e-03f));
        q = Vector.MultiplyAddEstimate(s, q, new Vector<float>(4.89352518554385e-03f));
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new Vector<float>(0.0004f)), x, p / q);
    }
}
