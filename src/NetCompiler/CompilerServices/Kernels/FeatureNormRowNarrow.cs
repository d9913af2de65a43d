using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>The gradient of the normalization of one pixel, in 128- or 256-bit vectors. Sums are four, so that additions need not wait for each other.</summary>
internal static class FeatureNormRowNarrow
{
    /// <summary>As <see cref="FeatureNorm.Gradient"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<TChain>(in Operands x, in Operands of, ref float y, int lanes, int valid, float epsilon, bool isCentered)
        where TChain : struct, IElementwise
    {
        ref float source = ref of.A;
        V center = new(isCentered ? Mean(ref source, lanes, valid) : 0);
        V squares = V.Zero, sum = squares, products = squares, squares2 = squares, sum2 = squares, products2 = squares;
        nuint i = 0;
        for (; i + (2 * (nuint)V.Count) <= (nuint)valid; i += 2 * (nuint)V.Count)
        {
            V d = Vector.LoadUnsafe(ref source, i) - center, d2 = Vector.LoadUnsafe(ref source, i + (nuint)V.Count) - center;
            V g = Value<TChain>(x, ref y, i), g2 = Value<TChain>(x, ref y, i + (nuint)V.Count);
            squares = Vector.MultiplyAddEstimate(d, d, squares);
            sum += g;
            products = Vector.MultiplyAddEstimate(d, g, products);
            squares2 = Vector.MultiplyAddEstimate(d2, d2, squares2);
            sum2 += g2;
            products2 = Vector.MultiplyAddEstimate(d2, g2, products2);
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            V d = VectorMath.Select(valid, i, Vector.LoadUnsafe(ref source, i) - center);
            V g = VectorMath.Select(valid, i, Value<TChain>(x, ref y, i));
            squares = Vector.MultiplyAddEstimate(d, d, squares);
            sum += g;
            products = Vector.MultiplyAddEstimate(d, g, products);
        }

        float inverse = 1 / MathF.Sqrt((Sums.OfLanes(squares + squares2) / valid) + epsilon);
        float shift = isCentered ? -inverse * (Sums.OfLanes(sum + sum2) / valid) : 0;
        float slope = -inverse * inverse * (inverse * (Sums.OfLanes(products + products2) / valid));
        ref float upstream = ref typeof(TChain) == typeof(Itself) ? ref x.A : ref y;
        for (i = 0; i < (nuint)lanes; i += (nuint)V.Count)
        {
            V d = Vector.LoadUnsafe(ref source, i) - center, g = Vector.LoadUnsafe(ref upstream, i);
            V z = Vector.MultiplyAddEstimate(g, new V(inverse), new V(shift));
            Vector.MultiplyAddEstimate(d, new V(slope), z).StoreUnsafe(ref y, i);
        }
    }

    // The chain at a lane, which is kept unless it is memory itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Value<TChain>(in Operands x, ref float y, nuint i)
        where TChain : struct, IElementwise
    {
        V value = default(TChain).Narrow(x, i);
        if (typeof(TChain) != typeof(Itself))
        {
            value.StoreUnsafe(ref y, i);
        }

        return value;
    }

    // A quotient, so that the mean of equal values is the value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mean(ref float x, int lanes, int valid)
    {
        V a = V.Zero, b = a, c = a, d = a;
        nuint i = 0;
        for (; i + (4 * (nuint)V.Count) <= (nuint)valid; i += 4 * (nuint)V.Count)
        {
            a += Vector.LoadUnsafe(ref x, i);
            b += Vector.LoadUnsafe(ref x, i + (nuint)V.Count);
            c += Vector.LoadUnsafe(ref x, i + (2 * (nuint)V.Count));
            d += Vector.LoadUnsafe(ref x, i + (3 * (nuint)V.Count));
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            a += VectorMath.Select(valid, i, Vector.LoadUnsafe(ref x, i));
        }

        return Sums.OfLanes(a + b + (c + d)) / valid;
    }
}
