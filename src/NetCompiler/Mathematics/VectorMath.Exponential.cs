using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Mathematics;

/// <content>Exponential and logistic function.</content>
public static partial class VectorMath
{
    // What floats near it are as far apart as whole numbers, with the exponent of one half added.
    private const float Rounding = (3 << 22) + 126;

    // Of smaller numbers the exponential is taken for zero: a little above the least normal number.
    private const float LeastExponent = -86.6f;

    // What floats near it are as far apart as sixteenths.
    private const float RoundingToSixteenths = 3 << 18;

    /// <summary><c>e^x</c> within 1.01 ulp, 2 without fused multiply-add; 0 below -86.6, where the result is no normal number or nearly none: processors take a hundred cycles and more
    /// to round one. <c>2^n p(r)</c> with <c>n = round(x / ln 2)</c>, <c>|r| &lt;= ln 2 / 2</c> and a minimax polynomial of degree 6; with AVX-512 sixteenths
    /// of n are powers from a table, and p has degree 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) =>
        // MinNative returns its second operand when one is NaN.
        BoundedExp(Vector512.MinNative(Vector512.Create(89f), x));

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x) =>
        // MinNative returns its second operand when one is NaN.
        BoundedExp(Vector.MinNative(new Vector<float>(89f), x));

    /// <summary><see cref="Exp(Vector512{float})"/> of what is at most 89.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> BoundedExp(Vector512<float> x)
    {
        if (Avx512F.IsSupported)
        {
            // One instruction with a mask, whose other lanes take no time, whatever they hold.
            Vector512<float> part = ExpOfFraction(x, out Vector512<float> exponent);
            return Vector512.ConditionalSelect(
                Avx512F.CompareNotLessThan(x, Vector512.Create(LeastExponent)), Avx512F.Scale(part, exponent), Vector512<float>.Zero);
        }

        // The least bits of the rounded sum are n + 126: shifted, they are half of 2^n, since 2^128 is no number where the result still is one.
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), Vector512.Create(Rounding));
        Vector512<float> p = ExpOfRemainder(Remainder(x, sum - Vector512.Create(Rounding)));
        p *= (sum.AsInt32() << 23).AsSingle();
        return Vector512.AndNot(p + p, Vector512.LessThan(x, Vector512.Create(LeastExponent)));
    }

    /// <inheritdoc cref="BoundedExp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> BoundedExp(Vector<float> x)
    {
        // The least bits of the rounded sum are n + 126: shifted, they are half of 2^n, since 2^128 is no number where the result still is one.
        Vector<float> sum = Vector.MultiplyAddEstimate(x, new Vector<float>(1.44269504f), new Vector<float>(Rounding));
        Vector<float> p = ExpOfRemainder(Remainder(x, sum - new Vector<float>(Rounding)));
        p *= Vector.AsVectorSingle(Vector.AsVectorInt32(sum) << 23);
        return Vector.AndNot(p + p, Vector.AsVectorSingle(Vector.LessThan(x, new Vector<float>(LeastExponent))));
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

    /// <summary><c>1 / (1 + e^-x)</c> within 3 ulp; 0 below -86.6. Evaluated as <c>e^x / (e^x + 1)</c>, or <c>p / (p + 2^-n)</c> with <c>e^x = 2^n p</c>, so
    /// that small results keep their precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        // Beyond 30 the result is 1. MinNative and MaxNative return their second operand when one is NaN.
        Vector512<float> bounded = Vector512.MinNative(Vector512.Create(30f), x);
        if (Avx512F.IsSupported)
        {
            Vector512<float> exponential = BoundedExp(bounded);
            return exponential / (exponential + Vector512<float>.One);
        }

        // The least bits of the rounded sum are 127 - n: shifted, they are 2^-n.
        bounded = Vector512.MaxNative(Vector512.Create(LeastExponent), bounded);
        Vector512<float> sum = Vector512.MultiplyAddEstimate(bounded, Vector512.Create(-1.44269504f), Vector512.Create(Rounding + 1));
        Vector512<float> p = ExpOfRemainder(Remainder(bounded, Vector512.Create(Rounding + 1) - sum));
        Vector512<float> power = (sum.AsInt32() << 23).AsSingle();
        return Vector512.AndNot(p / (p + power), Vector512.LessThan(x, Vector512.Create(LeastExponent)));
    }

    /// <inheritdoc cref="Sigmoid(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x)
    {
        // Beyond 30 the result is 1. MinNative and MaxNative return their second operand when one is NaN.
        Vector<float> bounded = Vector.MaxNative(new Vector<float>(LeastExponent), Vector.MinNative(new Vector<float>(30f), x));

        // The least bits of the rounded sum are 127 - n: shifted, they are 2^-n.
        Vector<float> sum = Vector.MultiplyAddEstimate(bounded, new Vector<float>(-1.44269504f), new Vector<float>(Rounding + 1));
        Vector<float> p = ExpOfRemainder(Remainder(bounded, new Vector<float>(Rounding + 1) - sum));
        Vector<float> power = Vector.AsVectorSingle(Vector.AsVectorInt32(sum) << 23);
        return Vector.AndNot(p / (p + power), Vector.AsVectorSingle(Vector.LessThan(x, new Vector<float>(LeastExponent))));
    }

    // e^x = 2^floor(n) times the result, with n = x / ln 2 in sixteenths: the least bits of the rounded sum choose among the powers of two
    // by sixteenths, one instruction, and the remainder is so small that a polynomial of degree 3 is enough.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfFraction(Vector512<float> x, out Vector512<float> n)
    {
        Vector512<float> sum = Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), Vector512.Create(RoundingToSixteenths));
        n = sum - Vector512.Create(RoundingToSixteenths);
        Vector512<float> powers = Vector512.Create(
            1f, 1.04427378f, 1.09050773f, 1.13878863f, 1.18920712f, 1.24185781f, 1.29683955f, 1.35425555f,
            1.41421356f, 1.47682615f, 1.54221083f, 1.61049033f, 1.68179283f, 1.75625216f, 1.83400809f, 1.91520656f);
        Vector512<float> power = Avx512F.PermuteVar16x32(powers, sum.AsInt32()), r = Remainder(x, n);
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(1.66666667e-1f), r, Vector512.Create(5.0001466e-1f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512<float>.One);
        return Vector512.MultiplyAddEstimate(power * r, p, power);
    }

    // e^r of the remainder r, by pairs of terms first, so that they need not wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfRemainder(Vector512<float> r)
    {
        Vector512<float> r2 = r * r;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(1.381464875e-3f), r, Vector512.Create(8.36872765e-3f));
        p = Vector512.MultiplyAddEstimate(p, r2, Vector512.MultiplyAddEstimate(Vector512.Create(4.166838809e-2f), r, Vector512.Create(1.666652055e-1f)));
        p = Vector512.MultiplyAddEstimate(p, r2, Vector512.MultiplyAddEstimate(Vector512.Create(4.999999344e-1f), r, Vector512<float>.One));
        return Vector512.MultiplyAddEstimate(p, r, Vector512<float>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ExpOfRemainder(Vector<float> r)
    {
        Vector<float> r2 = r * r;
        Vector<float> p = Vector.MultiplyAddEstimate(new Vector<float>(1.381464875e-3f), r, new Vector<float>(8.36872765e-3f));
        p = Vector.MultiplyAddEstimate(p, r2, Vector.MultiplyAddEstimate(new Vector<float>(4.166838809e-2f), r, new Vector<float>(1.666652055e-1f)));
        p = Vector.MultiplyAddEstimate(p, r2, Vector.MultiplyAddEstimate(new Vector<float>(4.999999344e-1f), r, Vector<float>.One));
        return Vector.MultiplyAddEstimate(p, r, Vector<float>.One);
    }

    // e^r - 1 of the remainder r = x - n ln 2, by the polynomial of Cephes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Expm1OfRemainder(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = Remainder(x, n);
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
        Vector<float> r = Remainder(x, n);
        Vector<float> p = Vector.MultiplyAddEstimate(new Vector<float>(1.9875691500e-4f), r, new Vector<float>(1.3981999507e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(8.3334519073e-3f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(4.1665795894e-2f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(1.6666665459e-1f));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(5.0000001201e-1f));
        return Vector.MultiplyAddEstimate(p, r * r, r);
    }

    // x - n ln 2, with ln 2 in two parts, of which the first has few bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Remainder(Vector512<float> x, Vector512<float> n) => Vector512.MultiplyAddEstimate(
        n, Vector512.Create(2.12194440e-4f), Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693359375f), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Remainder(Vector<float> x, Vector<float> n) => Vector.MultiplyAddEstimate(
        n, new Vector<float>(2.12194440e-4f), Vector.MultiplyAddEstimate(n, new Vector<float>(-0.693359375f), x));
}
