using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Distribution function of the standard normal distribution.</content>
public static partial class VectorMath
{
    /// <summary>
    /// The probability that a standard normal variable is at most x, <c>(1 + erf(x / sqrt 2)) / 2</c>, with an error of at most 1.5e-7: one half plus
    /// an odd minimax quotient of polynomials of degree 11 and 10 up to 5.4. Beyond, the quotient grows to one half at once, so that the result is 0
    /// or 1. With AVX-512 polynomials of 31 intervals of length 0.35 up to 5.2, with errors of at most 1e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormalCDF(Vector512<float> x)
    {
        const float Scale = 2.8846154f, Rounding = 3 << 22;

        // The result is 1 from where the last polynomial ends, and 0 in interval -16. MinNative and MaxNative return their second operand when one
        // is NaN.
        Vector512<float> bounded = Vector512.MaxNative(Vector512.Create(-16 / Scale), Vector512.MinNative(Vector512.Create(15 / Scale), x));

        // The least bits of the rounded sum are the number of the interval. x is counted from its center.
        Vector512<float> sum = Vector512.MultiplyAddEstimate(bounded, Vector512.Create(Scale), Vector512.Create(Rounding));
        return Polynomial(
            Vector512.MultiplyAddEstimate(bounded, Vector512.Create(Scale), Vector512.Create(Rounding) - sum),
            sum.AsInt32(),
            Vector512.Create(
                0.5f, 0.6355791f, 0.7559498f, 0.85083f, 0.9172283f, 0.9584818f, 0.98123723f, 0.99238086f,
                0.99722576f, 0.99909574f, 0.99973655f, 0.99993145f, 0.9999841f, 0.9999967f, 0.9999994f, 1f),
            Vector512.Create(
                0f, 9.964747e-8f, 6.0702894e-7f, 3.2927362e-6f, 1.5912481e-5f, 6.855271e-5f, 0.00026347782f, 0.0009042556f,
                0.0027742628f, 0.0076191244f, 0.018762765f, 0.04151822f, 0.08277172f, 0.14916995f, 0.2440502f, 0.3644209f),
            Vector512.Create(
                0.13829902f, 0.13023375f, 0.10875186f, 0.08053006f, 0.052879423f, 0.030790834f, 0.015898665f, 0.007279516f,
                0.002955592f, 0.0010641039f, 0.00033971755f, 9.617071e-5f, 2.4140967e-5f, 5.3733993e-6f, 1.0605264e-6f, 6.565565e-6f),
            Vector512.Create(
                0f, 1.8559514e-7f, 1.0605264e-6f, 5.3733993e-6f, 2.4140967e-5f, 9.617071e-5f, 0.00033971755f, 0.0010641039f,
                0.002955592f, 0.007279516f, 0.015898665f, 0.030790834f, 0.052879423f, 0.08053006f, 0.10875186f, 0.13023375f),
            Vector512.Create(
                -6.2024006e-20f, -0.007825425f, -0.013069299f, -0.01451665f, -0.012709732f, -0.0092509175f, -0.0057320525f, -0.0030619993f,
                -0.0014208471f, -0.00057550607f, -0.0002041524f, -6.357528e-5f, -1.7410397e-5f, -4.198456e-6f, -8.924336e-7f, 6.363292e-5f),
            Vector512.Create(
                0f, 1.6734747e-7f, 8.924336e-7f, 4.198456e-6f, 1.7410397e-5f, 6.357528e-5f, 0.0002041524f, 0.00057550607f,
                0.0014208471f, 0.0030619993f, 0.0057320525f, 0.0092509175f, 0.012709732f, 0.01451665f, 0.013069299f, 0.007825425f),
            Vector512.Create(
                -0.0027545532f, -0.002283865f, -0.0011297396f, 0.0001246362f, 0.00096783496f, 0.0012292453f, 0.00105672f, 0.00071343256f,
                0.0003979112f, 0.0001877513f, 7.594613e-5f, 2.6554018e-5f, 8.06946e-6f, 2.1395895e-6f, 4.963875e-7f, 0.00020425739f),
            Vector512.Create(
                0f, 1.0098355e-7f, 4.963875e-7f, 2.1395895e-6f, 8.06946e-6f, 2.6554018e-5f, 7.594613e-5f, 0.0001877513f,
                0.0003979112f, 0.00071343256f, 0.00105672f, 0.0012292453f, 0.00096783496f, 0.0001246362f, -0.0011297396f, -0.002283865f),
            Vector512.Create(
                3.8766135e-19f, 0.00022381097f, 0.00032739065f, 0.00027754233f, 0.0001372202f, 5.595948e-7f, -7.5183576e-5f, -8.80883e-5f,
                -6.6685614e-5f, -3.893956e-5f, -1.8579032e-5f, -7.440118e-6f, -2.538435e-6f, -7.448014e-7f, -1.8911862e-7f, 0.0002041093f),
            Vector512.Create(
                0f, 4.1743316e-8f, 1.8911862e-7f, 7.448014e-7f, 2.538435e-6f, 7.440118e-6f, 1.8579032e-5f, 3.893956e-5f,
                6.6685614e-5f, 8.80883e-5f, 7.5183576e-5f, -5.595948e-7f, -0.0001372202f, -0.00027754233f, -0.00032739065f, -0.00022381097f));
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
