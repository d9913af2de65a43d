using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Natural logarithm.</content>
public static partial class VectorMath
{
    /// <summary><c>ln x</c> within 2 ulp, denormals included; <c>ln 0 = -inf</c>, NaN below. <c>x = 2^e (1 + f)</c> with <c>|f| &lt;= 1/3</c> and
    /// a polynomial of Juffa for <c>ln(1 + f)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        // Denormals are scaled into the normal range first.
        Vector512<float> tiny = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        Vector512<float> a = Vector512.ConditionalSelect(tiny, x * Vector512.Create(8388608f), x);
        Vector512<float> bias = tiny & Vector512.Create(-23f);

        // a = 2^e m with m in [2/3, 4/3).
        Vector512<int> e = (a.AsInt32() - Vector512.Create(0x3F2AAAAB)) & Vector512.Create(-0x800000);
        Vector512<float> f = (a.AsInt32() - e).AsSingle() - Vector512<float>.One;
        Vector512<float> i = Vector512.MultiplyAddEstimate(Vector512.ConvertToSingle(e), Vector512.Create(1.19209290e-7f), bias);

        // log(1 + f) by a polynomial whose odd and even coefficients form two chains at first.
        Vector512<float> s = f * f;
        Vector512<float> r = Vector512.MultiplyAddEstimate(Vector512.Create(-0.130310059f), s, Vector512.Create(-0.121483512f));
        Vector512<float> t = Vector512.MultiplyAddEstimate(Vector512.Create(0.140869141f), s, Vector512.Create(0.139814854f));
        r = Vector512.MultiplyAddEstimate(r, s, Vector512.Create(-0.166846126f));
        t = Vector512.MultiplyAddEstimate(t, s, Vector512.Create(0.200120345f));
        r = Vector512.MultiplyAddEstimate(r, s, Vector512.Create(-0.249996200f));
        r = Vector512.MultiplyAddEstimate(t, f, r);
        r = Vector512.MultiplyAddEstimate(r, f, Vector512.Create(0.333331972f));
        r = Vector512.MultiplyAddEstimate(r, f, Vector512.Create(-0.500000000f));
        r = Vector512.MultiplyAddEstimate(r, s, f);
        r = Vector512.MultiplyAddEstimate(i, Vector512.Create(0.693147182f), r);

        // +inf and NaN are x + x; zero gives -inf; negative numbers give NaN.
        r = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), r, x + x);
        Vector512<float> special = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<float>.Zero), special, r);
    }

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> x)
    {
        // Denormals are scaled into the normal range first.
        Vector<int> tiny = Vector.LessThan(x, new Vector<float>(1.17549435e-38f));
        Vector<float> a = Vector.ConditionalSelect(tiny, x * new Vector<float>(8388608f), x);
        Vector<float> bias = Vector.AsVectorSingle(tiny) & new Vector<float>(-23f);

        // a = 2^e m with m in [2/3, 4/3).
        Vector<int> e = (Vector.AsVectorInt32(a) - new Vector<int>(0x3F2AAAAB)) & new Vector<int>(-0x800000);
        Vector<float> f = Vector.AsVectorSingle(Vector.AsVectorInt32(a) - e) - Vector<float>.One;
        Vector<float> i = Vector.MultiplyAddEstimate(Vector.ConvertToSingle(e), new Vector<float>(1.19209290e-7f), bias);

        // log(1 + f) by a polynomial whose odd and even coefficients form two chains at first.
        Vector<float> s = f * f;
        Vector<float> r = Vector.MultiplyAddEstimate(new Vector<float>(-0.130310059f), s, new Vector<float>(-0.121483512f));
        Vector<float> t = Vector.MultiplyAddEstimate(new Vector<float>(0.140869141f), s, new Vector<float>(0.139814854f));
        r = Vector.MultiplyAddEstimate(r, s, new Vector<float>(-0.166846126f));
        t = Vector.MultiplyAddEstimate(t, s, new Vector<float>(0.200120345f));
        r = Vector.MultiplyAddEstimate(r, s, new Vector<float>(-0.249996200f));
        r = Vector.MultiplyAddEstimate(t, f, r);
        r = Vector.MultiplyAddEstimate(r, f, new Vector<float>(0.333331972f));
        r = Vector.MultiplyAddEstimate(r, f, new Vector<float>(-0.500000000f));
        r = Vector.MultiplyAddEstimate(r, s, f);
        r = Vector.MultiplyAddEstimate(i, new Vector<float>(0.693147182f), r);

        // +inf and NaN are x + x; zero gives -inf; negative numbers give NaN.
        r = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(float.PositiveInfinity)), r, x + x);
        Vector<float> special = Vector.ConditionalSelect(
            Vector.Equals(x, Vector<float>.Zero), new Vector<float>(float.NegativeInfinity), new Vector<float>(float.NaN));
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<float>.Zero), special, r);
    }
}
