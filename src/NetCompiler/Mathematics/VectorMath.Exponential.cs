using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Mathematics;

/// <content>Exponential and logistic function.</content>
public static partial class VectorMath
{
    /// <summary><c>e^x</c> within 1 ulp, denormal results included: <c>2^n p(r)</c> with <c>n = round(x / ln 2)</c>,
    /// <c>|r| &lt;= ln 2 / 2</c> and the polynomial of Cephes' <c>expf</c> (Moshier).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // MaxNative and MinNative return their second operand when one is NaN.
        Vector512<float> clamped = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-104.5f), x));
        Vector512<float> n = Vector512.Round(clamped * Vector512.Create(1.44269504f));
        Vector512<float> p = Expm1OfRemainder(clamped, n) + Vector512<float>.One;
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(p, n);
        }

        // Two factors, since 2^n alone leaves the range of normal numbers where the result does not.
        Vector512<int> exponent = Vector512.ConvertToInt32Native(n), half = exponent >> 1;
        return p * ((half + Vector512.Create(127)) << 23).AsSingle() * ((exponent - half + Vector512.Create(127)) << 23).AsSingle();
    }

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // MaxNative and MinNative return their second operand when one is NaN.
        Vector<float> clamped = Vector.MinNative(new Vector<float>(89f), Vector.MaxNative(new Vector<float>(-104.5f), x));
        Vector<float> n = Vector.Round(clamped * new Vector<float>(1.44269504f));
        Vector<float> p = Expm1OfRemainder(clamped, n) + Vector<float>.One;
        // Two factors, since 2^n alone leaves the range of normal numbers where the result does not.
        Vector<int> exponent = Vector.ConvertToInt32Native(n), half = exponent >> 1;
        return p * Vector.AsVectorSingle((half + new Vector<int>(127)) << 23) * Vector.AsVectorSingle((exponent - half + new Vector<int>(127)) << 23);
    }

    /// <summary><c>e^x - 1</c> within 2 ulp, also near 0: as <see cref="Exp(Vector512{float})"/>, but 1 is taken off 2^n before the polynomial,
    /// which is small, comes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x)
    {
        // Below -18 the result is -1. MaxNative and MinNative return their second operand when one is NaN.
        Vector512<float> clamped = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-18f), x));
        Vector512<float> n = Vector512.Round(clamped * Vector512.Create(1.44269504f));
        Vector512<float> p = Expm1OfRemainder(clamped, n);

        // Half of 2^n, since 2^128 is no number where the result still is one.
        Vector512<float> half = ((Vector512.ConvertToInt32Native(n) + Vector512.Create(126)) << 23).AsSingle();
        Vector512<float> halved = Vector512.MultiplyAddEstimate(half, p, half - Vector512.Create(0.5f));
        return Vector512.ConditionalSelect(Vector512.Equals(n, Vector512<float>.Zero), p, halved + halved);
    }

    /// <inheritdoc cref="Expm1(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Expm1(Vector<float> x)
    {
        // Below -18 the result is -1. MaxNative and MinNative return their second operand when one is NaN.
        Vector<float> clamped = Vector.MinNative(new Vector<float>(89f), Vector.MaxNative(new Vector<float>(-18f), x));
        Vector<float> n = Vector.Round(clamped * new Vector<float>(1.44269504f));
        Vector<float> p = Expm1OfRemainder(clamped, n);

        // Half of 2^n, since 2^128 is no number where the result still is one.
        Vector<float> half = Vector.AsVectorSingle((Vector.ConvertToInt32Native(n) + new Vector<int>(126)) << 23);
        Vector<float> halved = Vector.MultiplyAddEstimate(half, p, half - new Vector<float>(0.5f));
        return Vector.ConditionalSelect(Vector.Equals(n, Vector<float>.Zero), p, halved + halved);
    }

    /// <summary><c>1 / (1 + e^-x)</c> within 3 ulp. Evaluated as <c>t / (1 + t)</c> or <c>1 / (1 + t)</c> with <c>t = e^-|x|</c>, so
    /// that nothing overflows and small results keep their precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> t = Exp(-Vector512.Abs(x));
        Vector512<float> numerator = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), t, Vector512<float>.One);
        return numerator / (Vector512<float>.One + t);
    }

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        Vector<float> t = Exp(-Vector.Abs(x));
        Vector<float> numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), t, Vector<float>.One);
        return numerator / (Vector<float>.One + t);
    }

    // e^r - 1 of the remainder r = x - n ln 2, by the polynomial of Cephes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Expm1OfRemainder(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(2.12194440e-4f), r);
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(1.9875691500e-4f), r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(5.0000001201e-1f));
        return Vector512.MultiplyAddEstimate(p, r * r, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Expm1OfRemainder(Vector<float> x, Vector<float> n)
    {
        Vector<float> r = Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693359375f), x);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(2.12194440e-4f), r);
        Vector<float> p = Vector.MultiplyAddEstimate(new Vector<float>(1.9875691500e-4f), r, new Vector<float>(1.3981999507e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(8.3334519073e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(4.1665795894e-2f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(1.6666665459e-1f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(5.0000001201e-1f));
        return Vector.MultiplyAddEstimate(p, r * r, r);
    }
}
