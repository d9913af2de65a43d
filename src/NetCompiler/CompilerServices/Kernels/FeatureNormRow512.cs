using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>The gradient of the normalization of one pixel, in 512-bit vectors. Sums are four, so that additions need not wait for each other.</summary>
internal static class FeatureNormRow512
{
    /// <summary>As <see cref="FeatureNorm.Gradient"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<TChain>(in Operands x, in Operands of, ref float y, int lanes, int valid, float epsilon, bool isCentered)
        where TChain : struct, IElementwise
    {
        ref float source = ref of.A;
        V center = Vector512.Create(isCentered ? Mean(ref source, lanes, valid) : 0);
        V squares = V.Zero, sum = squares, products = squares, squares2 = squares, sum2 = squares, products2 = squares;
        nuint i = 0;
        for (; i + (2 * (nuint)V.Count) <= (nuint)valid; i += 2 * (nuint)V.Count)
        {
            V d = Vector512.LoadUnsafe(ref source, i) - center, d2 = Vector512.LoadUnsafe(ref source, i + (nuint)V.Count) - center;
            V g = Value<TChain>(x, ref y, i), g2 = Value<TChain>(x, ref y, i + (nuint)V.Count);
            squares = Vector512.MultiplyAddEstimate(d, d, squares);
            sum += g;
            products = Vector512.MultiplyAddEstimate(d, g, products);
            squares2 = Vector512.MultiplyAddEstimate(d2, d2, squares2);
            sum2 += g2;
            products2 = Vector512.MultiplyAddEstimate(d2, g2, products2);
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            V d = VectorMath.Select(valid, i, Vector512.LoadUnsafe(ref source, i) - center);
            V g = VectorMath.Select(valid, i, Value<TChain>(x, ref y, i));
            squares = Vector512.MultiplyAddEstimate(d, d, squares);
            sum += g;
            products = Vector512.MultiplyAddEstimate(d, g, products);
        }

        float inverse = 1 / MathF.Sqrt((Sums.OfLanes(squares + squares2) / valid) + epsilon);
        float shift = isCentered ? -inverse * (Sums.OfLanes(sum + sum2) / valid) : 0;
        float slope = -inverse * inverse * (inverse * (Sums.OfLanes(products + products2) / valid));
        ref float upstream = ref typeof(TChain) == typeof(Itself) ? ref x.A : ref y;
        for (i = 0; i < (nuint)lanes; i += (nuint)V.Count)
        {
            V d = Vector512.LoadUnsafe(ref source, i) - center, g = Vector512.LoadUnsafe(ref upstream, i);
            V z = Vector512.MultiplyAddEstimate(g, Vector512.Create(inverse), Vector512.Create(shift));
            Vector512.MultiplyAddEstimate(d, Vector512.Create(slope), z).StoreUnsafe(ref y, i);
        }
    }

    // The chain at a lane, which is kept unless it is memory itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Value<TChain>(in Operands x, ref float y, nuint i)
        where TChain : struct, IElementwise
    {
        V value = default(TChain).Wide(x, i);
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
            a += Vector512.LoadUnsafe(ref x, i);
            b += Vector512.LoadUnsafe(ref x, i + (nuint)V.Count);
            c += Vector512.LoadUnsafe(ref x, i + (2 * (nuint)V.Count));
            d += Vector512.LoadUnsafe(ref x, i + (3 * (nuint)V.Count));
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            a += VectorMath.Select(valid, i, Vector512.LoadUnsafe(ref x, i));
        }

        return Sums.OfLanes(a + b + (c + d)) / valid;
    }
}
