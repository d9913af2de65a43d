using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Distribution function of the standard normal distribution.</content>
public static partial class VectorMath
{
    /// <summary>
    /// The probability that a standard normal variable is at most x, <c>(1 + erf(x / sqrt 2)) / 2</c>, within 5 ulp, also in the left tail, where
    /// <c>1 + erf</c> cancels. With <c>t = |x|</c> it is <c>e^(-t^2 / 2) g(t) / (1 + 1.25 t)</c> left of 0; g is nearly constant, here a Chebyshev
    /// expansion in <c>q = (t - 4) / (t + 4)</c>, as Shepherd and Laframboise do ("Chebyshev approximation of (1 + 2x) exp(x^2) erfc x", 1981).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormalCDF(Vector512<float> x)
    {
        // Beyond 14.5 the result is zero or one. MinNative returns its second operand when one is NaN.
        Vector512<float> t = Vector512.MinNative(Vector512.Create(14.5f), Vector512.Abs(x));
        Vector512<float> q = (t - Vector512.Create(4f)) / (t + Vector512.Create(4f));
        Vector512<float> g = Vector512.MultiplyAddEstimate(Vector512.Create(-9.4189483e-5f), q, Vector512.Create(-6.807586e-5f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(9.0753176e-4f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(-5.37854e-4f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(-6.379355e-3f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(2.4548169e-2f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(-4.796341e-2f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(5.3676814e-2f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(-1.3595275e-2f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(-7.82799e-2f));
        g = Vector512.MultiplyAddEstimate(g, q, Vector512.Create(0.5664638f));
        g /= Vector512.MultiplyAddEstimate(t, Vector512.Create(1.25f), Vector512<float>.One);

        // t^2 = high^2 + (t - high) (t + high), where high has 12 bits, so that its square is exact; e^low by its series.
        Vector512<float> high = (t.AsInt32() & Vector512.Create(-0x1000)).AsSingle();
        Vector512<float> low = (high - t) * (t + high) * Vector512.Create(0.5f);
        Vector512<float> series = Vector512.MultiplyAddEstimate(low, Vector512.Create(0.041666668f), Vector512.Create(0.16666667f));
        series = Vector512.MultiplyAddEstimate(series, low, Vector512.Create(0.5f));
        series = Vector512.MultiplyAddEstimate(series, low, Vector512<float>.One);
        series = Vector512.MultiplyAddEstimate(series, low, Vector512<float>.One);
        Vector512<float> left = Exp(high * high * Vector512.Create(-0.5f)) * series * g;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), Vector512<float>.One - left, left);
    }

    /// <inheritdoc cref="NormalCDF(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> NormalCDF(Vector<float> x)
    {
        // Beyond 14.5 the result is zero or one. MinNative returns its second operand when one is NaN.
        Vector<float> t = Vector.MinNative(new Vector<float>(14.5f), Vector.Abs(x));
        Vector<float> q = (t - new Vector<float>(4f)) / (t + new Vector<float>(4f));
        Vector<float> g = Vector.MultiplyAddEstimate(new Vector<float>(-9.4189483e-5f), q, new Vector<float>(-6.807586e-5f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(9.0753176e-4f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(-5.37854e-4f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(-6.379355e-3f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(2.4548169e-2f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(-4.796341e-2f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(5.3676814e-2f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(-1.3595275e-2f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(-7.82799e-2f));
        g = Vector.MultiplyAddEstimate(g, q, new Vector<float>(0.5664638f));
        g /= Vector.MultiplyAddEstimate(t, new Vector<float>(1.25f), Vector<float>.One);

        // t^2 = high^2 + (t - high) (t + high), where high has 12 bits, so that its square is exact; e^low by its series.
        Vector<float> high = Vector.AsVectorSingle(Vector.AsVectorInt32(t) & new Vector<int>(-0x1000));
        Vector<float> low = (high - t) * (t + high) * new Vector<float>(0.5f);
        Vector<float> series = Vector.MultiplyAddEstimate(low, new Vector<float>(0.041666668f), new Vector<float>(0.16666667f));
        series = Vector.MultiplyAddEstimate(series, low, new Vector<float>(0.5f));
        series = Vector.MultiplyAddEstimate(series, low, Vector<float>.One);
        series = Vector.MultiplyAddEstimate(series, low, Vector<float>.One);
        Vector<float> left = Exp(high * high * new Vector<float>(-0.5f)) * series * g;
        return Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One - left, left);
    }
}
