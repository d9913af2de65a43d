using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Hyperbolic tangent.</content>
public static partial class VectorMath
{
    /// <summary><c>tanh x</c> within 5 ulp. An odd minimax quotient of polynomials of degree 9 and 8, whose relative error is 2.2e-8 up to
    /// 9; beyond, it grows, and the result is 1. With AVX-512 polynomials of 32 intervals of |x|, whose relative errors are at most 6e-8; from 8.4
    /// the result is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // Each of the four binades from 2 to 32 has eight intervals of the same length: 0.075 at 0, 0.6 at 9. MinNative returns its second operand
        // when one is NaN.
        Vector512<float> a = Vector512.MinNative(Vector512.Create(9f), Vector512.Abs(x));
        Vector512<int> interval = Vector512.MultiplyAddEstimate(a, Vector512.Create(3.33f), Vector512.Create(2f)).AsInt32() >>> 20;
        Vector512<float> result = Polynomial(
            a,
            interval,
            Vector512.Create(
                0f, 1.8185056e-6f, 2.3118062e-5f, 0.000101673875f, 0.0002514729f, 0.00037781193f, 0.00019294418f, -0.00081538875f,
                -0.005286588f, -0.020465724f, -0.048112225f, -0.08465512f, -0.121546894f, -0.14887896f, -0.15886252f, -0.14742395f),
            Vector512.Create(
                -0.091401964f, 0.03975325f, 0.20279756f, 0.36746907f, 0.51556003f, 0.63927215f, 0.73748946f, 0.8126013f,
                0.88875926f, 0.9479877f, 0.9767079f, 0.9899319f, 0.99577504f, 0.99827117f, 0.99930775f, 1f),
            Vector512.Create(
                1f, 0.99991286f, 0.9993587f, 0.99797016f, 0.9959647f, 0.9945856f, 0.99617136f, 1.0037736f,
                1.0325247f, 1.1129354f, 1.2356042f, 1.3749701f, 1.4983368f, 1.5798051f, 1.6068892f, 1.5795445f),
            Vector512.Create(
                1.4579945f, 1.2086542f, 0.93669367f, 0.69232213f, 0.4944784f, 0.34422413f, 0.23488264f, 0.15770411f,
                0.0859329f, 0.0361378f, 0.0146930115f, 0.0058128117f, 0.0022479463f, 0.00085275463f, 0.00031818965f, 0f),
            Vector512.Create(
                1.0277122e-5f, 0.0016486397f, 0.007122953f, 0.016380602f, 0.026481766f, 0.032136336f, 0.027034389f, 0.005520006f,
                -0.06390163f, -0.22396404f, -0.4283652f, -0.6278923f, -0.78271955f, -0.873837f, -0.901397f, -0.8768776f),
            Vector512.Create(
                -0.77791893f, -0.5999744f, -0.42972338f, -0.29364383f, -0.1944756f, -0.12601218f, -0.08034871f, -0.050601356f,
                -0.025223754f, -0.009512526f, -0.0035042271f, -0.00126692f, -0.0004510104f, -0.00015847437f, -5.5065993e-5f, 0f),
            Vector512.Create(
                -0.33416522f, -0.34875205f, -0.37310728f, -0.40070102f, -0.4233868f, -0.43370658f, -0.42641f, -0.399323f,
                -0.32471853f, -0.18282272f, -0.031230828f, 0.09586278f, 0.18229209f, 0.2276124f, 0.24007937f, 0.23030545f),
            Vector512.Create(
                0.19447513f, 0.13797504f, 0.09056806f, 0.056868058f, 0.034764394f, 0.020893876f, 0.012415254f, 0.0073178443f,
                0.003327557f, 0.0011226992f, 0.0003740855f, 0.0001234429f, 4.0413743e-5f, 1.3143656e-5f, 4.250599e-6f, 0f),
            Vector512.Create(
                0.019154109f, 0.071564645f, 0.1127495f, 0.1437731f, 0.16293992f, 0.17001283f, 0.166099f, 0.15329768f,
                0.12318759f, 0.075918846f, 0.03369825f, 0.0033081002f, -0.014799009f, -0.02325711f, -0.025372397f, -0.023911003f),
            Vector512.Create(
                -0.019042794f, -0.012308389f, -0.007354168f, -0.004222516f, -0.002374058f, -0.001319813f, -0.00072924915f, -0.000401597f,
                -0.00016618613f, -5.0066785e-5f, -1.50682945e-5f, -4.533629e-6f, -1.3639175e-6f, -4.1031575e-7f, -1.234368e-7f, 0f));
        return result | (x & Vector512.Create(-0f));
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
