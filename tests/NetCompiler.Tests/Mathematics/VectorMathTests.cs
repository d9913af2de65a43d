using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetCompiler.Mathematics;
using Xunit;

namespace NetCompiler.Tests.Mathematics;

/// <summary>
/// Sweeps every function over all floats with a stride that meets every exponent, both signs, denormals, infinities and
/// NaN, against the function in double: error in units of the last place of the correctly rounded result.
/// </summary>
public class VectorMathTests
{
    private const uint Stride = 10_007;

    private static readonly float[] s_special =
    [
        0f, -0f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1.17549421e-38f, 1f, -1f, float.MaxValue, float.MinValue, float.PositiveInfinity,
        float.NegativeInfinity, float.NaN, 88.72283f, 88.72284f, 88.8f, 89f, 100f, -87.33655f, -87.4f, -103.2f, -103.9f, -103.98f, -104f, -150f,
        -17.3f, -17.4f, -18f, 13.9f, -13.9f, 14.1f, -14.1f, -14.2f, 14.5f, -14.5f, -5.5f, 5.5f, 5.19f, 5.2f, 5.21f, -5.37f, -5.38f, -5.54f, -5.55f, 0.34657f, 0.34658f, -0.34658f, 6f, -1.5f,
        0.00039f, 0.0004f, 0.00041f, 7.9f, 7.905f, 7.91f, 8.5f, 9.01f, 9.02f, 0.66666663f, 0.6666667f, 1.3333333f, 1.3333334f,
    ];

    [Fact]
    public void Exp() => Sweep(ExactExp, VectorMath.Exp, VectorMath.Exp, HasFusedMultiplyAdd ? 1.01 : 2.0, IsExpAlike);

    [Fact]
    public void Log() => Sweep(Math.Log, VectorMath.Log, VectorMath.Log, HasFusedMultiplyAdd ? 1.0 : 2.0);

    [Fact]
    public void Tanh() => Sweep(Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, 5.0, isAlike: false);

    [Fact]
    public void Sigmoid() => Sweep(
        x => x < 0 ? ExactExp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, VectorMath.Sigmoid, 3.0, IsExpAlike);

    [Fact]
    public void Expm1() => Sweep(ExactExpm1, VectorMath.Expm1, VectorMath.Expm1, 2.0);

    [Fact]
    public void NormalCDF() => Sweep(ExactNormalCDF, VectorMath.NormalCDF, VectorMath.NormalCDF, 1.5e-7, Difference, isAlike: false);

    [Fact]
    public void GELU() => Sweep(
        x => Math.Max(x, float.MinValue) * ExactNormalCDF(x), x => x * VectorMath.NormalCDF(x), x => x * VectorMath.NormalCDF(x), 9e-7, DifferenceOfGELU,
        isAlike: false);

    [Fact]
    public void Softplus() => Sweep(
        x => x > 0 ? x + ExactLog1p(Math.Exp(-x)) : ExactLog1p(ExactExp(x)), VectorMath.Softplus, VectorMath.Softplus, 3.0, IsExpAlike);

    [Fact]
    public void Softsign() => Sweep(x => x / (1 + Math.Abs(x)), VectorMath.Softsign, VectorMath.Softsign, 2.0);

    [Fact]
    public void Sign() => Sweep(x => double.IsNaN(x) ? x : Math.Sign(x), VectorMath.Sign, VectorMath.Sign, 0);

    [Fact]
    public void Clamp() => Sweep(x => Math.Clamp(x, -1.5, 6), x => VectorMath.Clamp(x, -1.5f, 6), x => VectorMath.Clamp(x, -1.5f, 6), 0);

    [Fact]
    public void Sqrt() => Sweep(Math.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, 0.5);

    [Fact]
    public void ReciprocalSqrt() => Sweep(x => 1 / Math.Sqrt(x), VectorMath.ReciprocalSqrt, VectorMath.ReciprocalSqrt, 1.5);

    [Fact]
    public void ReLU() => Sweep(x => double.IsNaN(x) || x > 0 ? x : 0, VectorMath.ReLU, VectorMath.ReLU, 0);

    [Fact]
    public void Negate() => Sweep(x => -x, VectorMath.Negate, VectorMath.Negate, 0);

    [Fact]
    public void Abs() => Sweep(Math.Abs, VectorMath.Abs, VectorMath.Abs, 0);

    [Fact]
    public void BoundedFunctionsStayWithinTheirBounds()
    {
        for (float x = -20; x <= 20; x += 0.00371f)
        {
            Assert.InRange(VectorMath.Tanh(new Vector<float>(x))[0], -1, 1);
            Assert.InRange(VectorMath.Sigmoid(new Vector<float>(x))[0], 0, 1);
            Assert.InRange(VectorMath.NormalCDF(new Vector<float>(x))[0], 0, 1);
            Assert.InRange(VectorMath.Tanh(Vector512.Create(x))[0], -1, 1);
            Assert.InRange(VectorMath.NormalCDF(Vector512.Create(x))[0], 0, 1);
            Assert.InRange(VectorMath.Expm1(new Vector<float>(-MathF.Abs(x)))[0], -1, 0);
            Assert.InRange(VectorMath.Softplus(new Vector<float>(x))[0], Math.Max(x, 0), float.MaxValue);
        }
    }

    // (1 + e)(1 - e) - 1 is -e^2 if rounded once and zero if rounded twice.
    private static bool HasFusedMultiplyAdd => Vector.MultiplyAddEstimate(
        new Vector<float>(1 + 1.1920929e-7f), new Vector<float>(1 - 1.1920929e-7f), new Vector<float>(-1))[0] != 0;

    // Below, the library gives zero.
    private static double ExactExp(double x) => x < (double)-86.6f ? 0 : Math.Exp(x);

    private static double ExactExpm1(double x) => Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    private static double ExactLog1p(double x) => x < 1e-3 ? x * (1 - (x * ((1.0 / 2) - (x * ((1.0 / 3) - (x * ((1.0 / 4) - (x / 5)))))))) : Math.Log(1 + x);

    // Near 0 the series of Marsaglia, "Evaluating the normal distribution" (2004); in the tails Laplace's continued fraction.
    private static double ExactNormalCDF(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) > 40)
        {
            return double.IsNaN(x) ? x : x > 0 ? 1 : 0;
        }

        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) < 2.5)
        {
            double term = x, sum = x;
            for (int n = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); n += 2)
            {
                term *= x * x / n;
                sum += term;
            }

            return 0.5 + (density * sum);
        }

        double t = Math.Abs(x), fraction = t;
        for (int n = 200; n > 0; n--)
        {
            fraction = t + (n / fraction);
        }

        return x < 0 ? density / fraction : 1 - (density / fraction);
    }

    // AVX-512 has a table for exponentials.
    private static bool IsExpAlike => !Avx512F.IsSupported;

    private delegate Vector512<float> Wide(Vector512<float> x);

    private delegate Vector<float> Narrow(Vector<float> x);

    private delegate double Distance(double exact, float actual);

    private static void Sweep(Func<double, double> exact, Wide wide, Narrow narrow, double tolerance, bool isAlike = true) =>
        Sweep(exact, wide, narrow, tolerance, UnitsInLastPlace, isAlike);

    private static void Sweep(Func<double, double> exact, Wide wide, Narrow narrow, double tolerance, Distance distance, bool isAlike = true)
    {
        float[] x = new float[Vector512<float>.Count], y = new float[x.Length], z = new float[x.Length];
        double worst = 0;
        float worstAt = 0;
        int special = 0;
        ulong bits = 0;
        while (bits <= uint.MaxValue)
        {
            for (int i = 0; i < x.Length; i++, bits += Stride)
            {
                x[i] = special < s_special.Length ? s_special[special++] : BitConverter.UInt32BitsToSingle((uint)Math.Min(bits, uint.MaxValue));
            }

            wide(Vector512.Create(x)).CopyTo(y);
            for (int i = 0; i < x.Length; i += Vector<float>.Count)
            {
                narrow(new Vector<float>(x, i)).CopyTo(z, i);
            }

            for (int i = 0; i < x.Length; i++)
            {
                double error = Math.Max(distance(exact(x[i]), y[i]), distance(exact(x[i]), z[i]));
                if (error > worst || double.IsNaN(error))
                {
                    (worst, worstAt) = (error, x[i]);
                }

                if (HasFusedMultiplyAdd && isAlike)
                {
                    Assert.True(y[i].Equals(z[i]), $"At {x[i]:R} 512 bits give {y[i]:R}, {Vector<float>.Count * 32} bits give {z[i]:R}.");
                }
            }
        }

        Assert.True(worst <= tolerance, $"The error at {worstAt:R} is {worst:G3}, more than {tolerance}.");
    }

    private static double Difference(double exact, float actual) =>
        double.IsNaN(exact) ? (float.IsNaN(actual) ? 0 : double.PositiveInfinity) : Math.Abs(exact - actual);

    // Minus infinity times zero is no number. Large values are right to a unit in the last place.
    private static double DifferenceOfGELU(double exact, float actual) =>
        float.IsNaN(actual) || float.IsInfinity(actual) ? (double.IsFinite(exact) && exact != 0 ? double.PositiveInfinity : 0)
        : Math.Abs(exact) > 5 ? 1e-7 * UnitsInLastPlace(exact, actual) : Math.Abs(exact - actual);

    // Distance of the result from the exact value, in units of the last place at the exact value.
    private static double UnitsInLastPlace(double exact, float actual)
    {
        float rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(actual))
        {
            // The largest finite float and infinity are neighbors.
            return rounded.Equals(actual) ? 0 : float.IsInfinity(rounded) && MathF.Abs(actual) == float.MaxValue ? 1 : double.PositiveInfinity;
        }

        float size = MathF.Abs(rounded);
        return Math.Abs(exact - actual) / ((double)MathF.BitIncrement(Math.Min(size, 3e38f)) - Math.Min(size, 3e38f));
    }
}
