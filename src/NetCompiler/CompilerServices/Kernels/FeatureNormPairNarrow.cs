using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The normalization of pixels in 128- or 256-bit vectors, two of them side by side, so that while one of them waits the other has work. Every lane of
/// the vectors has a center of its own, about its mean, so that deviations need not wait for a sum over lanes.
/// </summary>
internal static class FeatureNormPairNarrow
{
    /// <summary>As <see cref="FeatureNorm.Forward"/>, of two pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Two(
        ref float x, ref float y, ref float x2, ref float y2, ref float weight, ref float bias, int lanes, int valid, float epsilon, bool isCentered) =>
        Run(true, ref x, ref y, ref x2, ref y2, ref weight, ref bias, lanes, valid, epsilon, isCentered);

    /// <summary>As <see cref="FeatureNorm.Forward"/>, of one pixel, which has the same bits. No part of the loop over pairs, which has locals enough.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void One(ref float x, ref float y, ref float weight, ref float bias, int lanes, int valid, float epsilon, bool isCentered) =>
        Run(false, ref x, ref y, ref x, ref y, ref weight, ref bias, lanes, valid, epsilon, isCentered);

    // What would be computed for a second pixel vanishes where there is none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(
        bool isPair, ref float x, ref float y, ref float x2, ref float y2, ref float weight, ref float bias,
        int lanes, int valid, float epsilon, bool isCentered)
    {
        V centers = V.Zero, centers2 = centers, offsets = centers, offsets2 = centers, rest = centers, rest2 = centers;
        if (isCentered)
        {
            // Some lanes of the vectors meet one lane of the pixel more than others.
            int least = valid / V.Count;
            V isMore = VectorMath.LaneMask(valid % V.Count, 0), counts = new V((float)least) + (isMore & V.One);
            V shares = Vector.ConditionalSelect(Vector.AsVectorInt32(isMore), new V(1f / (least + 1)), new V(1f / Math.Max(least, 1)));
            Add(isPair, ref x, ref x2, lanes, valid, out V sums, out V sums2);
            (centers, offsets) = Centered(sums, shares, valid);
            rest = AroundMean(sums, centers, offsets, counts);
            if (isPair)
            {
                (centers2, offsets2) = Centered(sums2, shares, valid);
                rest2 = AroundMean(sums2, centers2, offsets2, counts);
            }
        }

        Deviate(isPair, ref x, ref y, ref x2, ref y2, lanes, valid, centers, centers2, out V squares, out V squares2);
        V scale = Scale(squares + rest, valid, epsilon), scale2 = isPair ? Scale(squares2 + rest2, valid, epsilon) : scale;
        Apply(isPair, ref y, ref y2, ref weight, ref bias, lanes, scale, offsets * scale, scale2, offsets2 * scale2);
    }

    // Any number close to the mean of a lane serves as its center, and the mean is a quotient, so that the mean of equal values is the value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Centers, V Offsets) Centered(V sums, V shares, int valid)
    {
        V centers = sums * shares;
        return (centers, centers - new V(Sums.OfLanes(sums) / valid));
    }

    // What the squares around the mean are more than those around the centers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AroundMean(V sums, V centers, V offsets, V counts)
    {
        // (x - center + offset)^2 - (x - center)^2, summed: centers are not quite the means of their lanes.
        V deviation = Vector.MultiplyAddEstimate(-counts, centers, sums);
        return offsets * Vector.MultiplyAddEstimate(offsets, counts, deviation + deviation);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scale(V squares, int valid, float epsilon) => new V(1 / MathF.Sqrt((Sums.OfLanes(squares) / valid) + epsilon));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(bool isPair, ref float x, ref float x2, int lanes, int valid, out V sum, out V sum2)
    {
        V a = V.Zero, b = a, c = a, d = a, a2 = a, b2 = a, c2 = a, d2 = a;
        nuint i = 0;
        for (; i + (4 * (nuint)V.Count) <= (nuint)valid; i += 4 * (nuint)V.Count)
        {
            a += Vector.LoadUnsafe(ref x, i);
            b += Vector.LoadUnsafe(ref x, i + (nuint)V.Count);
            c += Vector.LoadUnsafe(ref x, i + (2 * (nuint)V.Count));
            d += Vector.LoadUnsafe(ref x, i + (3 * (nuint)V.Count));
            if (isPair)
            {
                a2 += Vector.LoadUnsafe(ref x2, i);
                b2 += Vector.LoadUnsafe(ref x2, i + (nuint)V.Count);
                c2 += Vector.LoadUnsafe(ref x2, i + (2 * (nuint)V.Count));
                d2 += Vector.LoadUnsafe(ref x2, i + (3 * (nuint)V.Count));
            }
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            a += VectorMath.Select(valid, i, Vector.LoadUnsafe(ref x, i));
            if (isPair)
            {
                a2 += VectorMath.Select(valid, i, Vector.LoadUnsafe(ref x2, i));
            }
        }

        sum = a + b + (c + d);
        sum2 = a2 + b2 + (c2 + d2);
    }

    // Keeps what the lanes differ from their centers by, and adds the squares.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Deviate(
        bool isPair, ref float x, ref float y, ref float x2, ref float y2, int lanes, int valid, V centers, V centers2, out V sum, out V sum2)
    {
        V a = V.Zero, b = a, c = a, d = a, a2 = a, b2 = a, c2 = a, d2 = a;
        nuint i = 0;
        for (; i + (4 * (nuint)V.Count) <= (nuint)valid; i += 4 * (nuint)V.Count)
        {
            a = Squared(Deviation(ref x, ref y, i, centers), a);
            b = Squared(Deviation(ref x, ref y, i + (nuint)V.Count, centers), b);
            c = Squared(Deviation(ref x, ref y, i + (2 * (nuint)V.Count), centers), c);
            d = Squared(Deviation(ref x, ref y, i + (3 * (nuint)V.Count), centers), d);
            if (isPair)
            {
                a2 = Squared(Deviation(ref x2, ref y2, i, centers2), a2);
                b2 = Squared(Deviation(ref x2, ref y2, i + (nuint)V.Count, centers2), b2);
                c2 = Squared(Deviation(ref x2, ref y2, i + (2 * (nuint)V.Count), centers2), c2);
                d2 = Squared(Deviation(ref x2, ref y2, i + (3 * (nuint)V.Count), centers2), d2);
            }
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            a = Squared(VectorMath.Select(valid, i, Deviation(ref x, ref y, i, centers)), a);
            if (isPair)
            {
                a2 = Squared(VectorMath.Select(valid, i, Deviation(ref x2, ref y2, i, centers2)), a2);
            }
        }

        sum = a + b + (c + d);
        sum2 = a2 + b2 + (c2 + d2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Deviation(ref float x, ref float y, nuint i, V centers)
    {
        V deviation = Vector.LoadUnsafe(ref x, i) - centers;
        deviation.StoreUnsafe(ref y, i);
        return deviation;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Squared(V x, V sum) => Vector.MultiplyAddEstimate(x, x, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply(
        bool isPair, ref float y, ref float y2, ref float weight, ref float bias, int lanes, V scale, V shift, V scale2, V shift2)
    {
        bool hasWeight = !Unsafe.IsNullRef(ref weight);
        nuint i = 0;
        if (!Unsafe.IsNullRef(ref bias))
        {
            // Two vectors at a time: loops that do so little are bound by their own instructions.
            for (; i + (2 * (nuint)V.Count) <= (nuint)lanes; i += 2 * (nuint)V.Count)
            {
                V w = Vector.LoadUnsafe(ref weight, i), w2 = Vector.LoadUnsafe(ref weight, i + (nuint)V.Count);
                V b = Vector.LoadUnsafe(ref bias, i), b2 = Vector.LoadUnsafe(ref bias, i + (nuint)V.Count);
                Apply(ref y, i, scale, shift, w, b);
                Apply(ref y, i + (nuint)V.Count, scale, shift, w2, b2);
                if (isPair)
                {
                    Apply(ref y2, i, scale2, shift2, w, b);
                    Apply(ref y2, i + (nuint)V.Count, scale2, shift2, w2, b2);
                }
            }
        }

        for (; i < (nuint)lanes; i += (nuint)V.Count)
        {
            V w = hasWeight ? Vector.LoadUnsafe(ref weight, i) : V.One, b = Unsafe.IsNullRef(ref bias) ? V.Zero : Vector.LoadUnsafe(ref bias, i);
            Apply(ref y, i, scale, shift, w, b);
            if (isPair)
            {
                Apply(ref y2, i, scale2, shift2, w, b);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply(ref float y, nuint i, V scale, V shift, V weight, V bias)
    {
        V z = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref y, i), scale, shift);
        Vector.MultiplyAddEstimate(z, weight, bias).StoreUnsafe(ref y, i);
    }
}
