using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <content>Vectors of 512 bits.</content>
public readonly unsafe partial struct WinogradFour
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input512(float* image, nint line, nint pixel, float* to, nint stride)
    {
        // Lines 1 and 2, and 3 and 4, are sums and differences of the same terms: so no more than twelve vectors wait at a time.
        InputOuter512(image, line, pixel, to, stride);
        InputInner(image, line, pixel, Op.Create(-2f), Op.Create(Near), to + (6 * stride), stride);
        InputInner(image, line, pixel, Op.Create(-0.5f), Op.Create(Far), to + (18 * stride), stride);
        InputOuter512(image + line, line, pixel, to + (30 * stride), stride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output512<TEpilogue>(float* from, nint stride, V bias, float* to, nint line, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        float* m0 = from, m1 = from + (6 * stride), m2 = from + (12 * stride), m3 = from + (18 * stride), m4 = from + (24 * stride);
        float* m5 = from + (30 * stride);
        V n0 = Sum512(m1, m2, 0), n1 = Sum512(m1, m2, stride), n2 = Sum512(m1, m2, 2 * stride);
        V n3 = Sum512(m1, m2, 3 * stride), n4 = Sum512(m1, m2, 4 * stride), n5 = Sum512(m1, m2, 5 * stride);
        V f0 = Sum512(m3, m4, 0), f1 = Sum512(m3, m4, stride), f2 = Sum512(m3, m4, 2 * stride);
        V f3 = Sum512(m3, m4, 3 * stride), f4 = Sum512(m3, m4, 4 * stride), f5 = Sum512(m3, m4, 5 * stride);
        OutputLine(
            *(V*)m0 + (n0 + f0), *(V*)(m0 + stride) + (n1 + f1), *(V*)(m0 + (2 * stride)) + (n2 + f2), *(V*)(m0 + (3 * stride)) + (n3 + f3),
            *(V*)(m0 + (4 * stride)) + (n4 + f4), *(V*)(m0 + (5 * stride)) + (n5 + f5), bias, to, pixel, epilogue);
        OutputLine(
            Weighted(n0, 0.5f, f0, 2f), Weighted(n1, 0.5f, f1, 2f), Weighted(n2, 0.5f, f2, 2f), Weighted(n3, 0.5f, f3, 2f),
            Weighted(n4, 0.5f, f4, 2f), Weighted(n5, 0.5f, f5, 2f), bias, to + (2 * line), pixel, epilogue);
        (n0, n1, n2) = (Difference512(m1, m2, 0), Difference512(m1, m2, stride), Difference512(m1, m2, 2 * stride));
        (n3, n4, n5) = (Difference512(m1, m2, 3 * stride), Difference512(m1, m2, 4 * stride), Difference512(m1, m2, 5 * stride));
        (f0, f1, f2) = (Difference512(m3, m4, 0), Difference512(m3, m4, stride), Difference512(m3, m4, 2 * stride));
        (f3, f4, f5) = (Difference512(m3, m4, 3 * stride), Difference512(m3, m4, 4 * stride), Difference512(m3, m4, 5 * stride));
        OutputLine(
            Weighted(n0, Near, f0, Far), Weighted(n1, Near, f1, Far), Weighted(n2, Near, f2, Far), Weighted(n3, Near, f3, Far),
            Weighted(n4, Near, f4, Far), Weighted(n5, Near, f5, Far), bias, to + line, pixel, epilogue);
        OutputLine(
            Cubes(n0, f0, m5), Cubes(n1, f1, m5 + stride), Cubes(n2, f2, m5 + (2 * stride)), Cubes(n3, f3, m5 + (3 * stride)),
            Cubes(n4, f4, m5 + (4 * stride)), Cubes(n5, f5, m5 + (5 * stride)), bias, to + (3 * line), pixel, epilogue);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weight512(float* taps, nint tap, float* to, nint stride)
    {
        float* g0 = taps, g1 = taps + (3 * tap), g2 = taps + (6 * tap);
        WeightLine(*(V*)g0, *(V*)(g0 + tap), *(V*)(g0 + (2 * tap)), to, stride);
        WeightInner(g0, g1, g2, tap, 0.5f, Op.Create(Near), Op.Create(-2f / 3f), to + (6 * stride), stride);
        WeightInner(g0, g1, g2, tap, 2f, Op.Create(Far), Op.Create(1f / 6f), to + (18 * stride), stride);
        WeightLine(*(V*)g2, *(V*)(g2 + tap), *(V*)(g2 + (2 * tap)), to + (30 * stride), stride);
    }

    // Line 0 of the transform, or with the image a line further down, line 5.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputOuter512(float* image, nint line, nint pixel, float* to, nint stride)
    {
        float* d0 = image, d2 = image + (2 * line), d4 = image + (4 * line);
        V t0 = Outer512(d0, d2, d4, 0), t1 = Outer512(d0, d2, d4, pixel), t2 = Outer512(d0, d2, d4, 2 * pixel);
        V t3 = Outer512(d0, d2, d4, 3 * pixel), t4 = Outer512(d0, d2, d4, 4 * pixel), t5 = Outer512(d0, d2, d4, 5 * pixel);
        InputLine(t0, t1, t2, t3, t4, t5, to, stride);
    }

    // The two lines of a point and its opposite; other is minus the square of the other two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputInner(float* image, nint line, nint pixel, V other, V point, float* to, nint stride)
    {
        float* d1 = image + line, d2 = image + (2 * line), d3 = image + (3 * line), d4 = image + (4 * line);
        V e0 = Inner(d2, other, d4, 0), e1 = Inner(d2, other, d4, pixel), e2 = Inner(d2, other, d4, 2 * pixel);
        V e3 = Inner(d2, other, d4, 3 * pixel), e4 = Inner(d2, other, d4, 4 * pixel), e5 = Inner(d2, other, d4, 5 * pixel);
        V o0 = Inner(d1, other, d3, 0), o1 = Inner(d1, other, d3, pixel), o2 = Inner(d1, other, d3, 2 * pixel);
        V o3 = Inner(d1, other, d3, 3 * pixel), o4 = Inner(d1, other, d3, 4 * pixel), o5 = Inner(d1, other, d3, 5 * pixel), minus = -point;
        InputLine(
            Op.FusedMultiplyAdd(o0, point, e0), Op.FusedMultiplyAdd(o1, point, e1), Op.FusedMultiplyAdd(o2, point, e2),
            Op.FusedMultiplyAdd(o3, point, e3), Op.FusedMultiplyAdd(o4, point, e4), Op.FusedMultiplyAdd(o5, point, e5), to, stride);
        to += 6 * stride;
        InputLine(
            Op.FusedMultiplyAdd(o0, minus, e0), Op.FusedMultiplyAdd(o1, minus, e1), Op.FusedMultiplyAdd(o2, minus, e2),
            Op.FusedMultiplyAdd(o3, minus, e3), Op.FusedMultiplyAdd(o4, minus, e4), Op.FusedMultiplyAdd(o5, minus, e5), to, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine(V d0, V d1, V d2, V d3, V d4, V d5, float* to, nint stride)
    {
        V nearEven = Op.FusedMultiplyAdd(d2, Op.Create(-2f), d4), nearOdd = Op.FusedMultiplyAdd(d1, Op.Create(-2f), d3);
        V farEven = Op.FusedMultiplyAdd(d2, Op.Create(-0.5f), d4), farOdd = Op.FusedMultiplyAdd(d1, Op.Create(-0.5f), d3);
        *(V*)to = Op.FusedMultiplyAdd(d2, Op.Create(-2.5f), d0 + d4);
        *(V*)(to + stride) = Op.FusedMultiplyAdd(nearOdd, Op.Create(Near), nearEven);
        *(V*)(to + (2 * stride)) = Op.FusedMultiplyAdd(nearOdd, Op.Create(-Near), nearEven);
        *(V*)(to + (3 * stride)) = Op.FusedMultiplyAdd(farOdd, Op.Create(Far), farEven);
        *(V*)(to + (4 * stride)) = Op.FusedMultiplyAdd(farOdd, Op.Create(-Far), farEven);
        *(V*)(to + (5 * stride)) = Op.FusedMultiplyAdd(d3, Op.Create(-2.5f), d1 + d5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine<TEpilogue>(V m0, V m1, V m2, V m3, V m4, V m5, V bias, float* to, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V nearEven = m1 + m2, nearOdd = m1 - m2, farEven = m3 + m4, farOdd = m3 - m4;
        *(V*)to = epilogue.Apply(m0 + (nearEven + farEven) + bias);
        *(V*)(to + pixel) = epilogue.Apply(Weighted(nearOdd, Near, farOdd, Far) + bias);
        *(V*)(to + (2 * pixel)) = epilogue.Apply(Weighted(nearEven, 0.5f, farEven, 2f) + bias);
        *(V*)(to + (3 * pixel)) = epilogue.Apply(Weighted(nearOdd, 0.5f * Near, farOdd, 2f * Far) + m5 + bias);
    }

    // The two lines of a point and its opposite.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightInner(float* g0, float* g1, float* g2, nint tap, float square, V point, V scale, float* to, nint stride)
    {
        V e0 = Weighted(*(V*)g0, 1f, *(V*)g2, square) * scale, o0 = *(V*)g1 * point * scale;
        V e1 = Weighted(*(V*)(g0 + tap), 1f, *(V*)(g2 + tap), square) * scale, o1 = *(V*)(g1 + tap) * point * scale;
        V e2 = Weighted(*(V*)(g0 + (2 * tap)), 1f, *(V*)(g2 + (2 * tap)), square) * scale, o2 = *(V*)(g1 + (2 * tap)) * point * scale;
        WeightLine(e0 + o0, e1 + o1, e2 + o2, to, stride);
        WeightLine(e0 - o0, e1 - o1, e2 - o2, to + (6 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightLine(V g0, V g1, V g2, float* to, nint stride)
    {
        V near = Op.FusedMultiplyAdd(g2, Op.Create(0.5f), g0), far = Op.FusedMultiplyAdd(g2, Op.Create(2f), g0);
        *(V*)to = g0;
        *(V*)(to + stride) = Op.FusedMultiplyAdd(g1, Op.Create(Near), near) * Op.Create(-2f / 3f);
        *(V*)(to + (2 * stride)) = Op.FusedMultiplyAdd(g1, Op.Create(-Near), near) * Op.Create(-2f / 3f);
        *(V*)(to + (3 * stride)) = Op.FusedMultiplyAdd(g1, Op.Create(Far), far) * Op.Create(1f / 6f);
        *(V*)(to + (4 * stride)) = Op.FusedMultiplyAdd(g1, Op.Create(-Far), far) * Op.Create(1f / 6f);
        *(V*)(to + (5 * stride)) = g2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Outer512(float* d0, float* d2, float* d4, nint at) =>
        Op.FusedMultiplyAdd(*(V*)(d2 + at), Op.Create(-2.5f), *(V*)(d0 + at) + *(V*)(d4 + at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Inner(float* d, V other, float* next, nint at) => Op.FusedMultiplyAdd(*(V*)(d + at), other, *(V*)(next + at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum512(float* a, float* b, nint at) => *(V*)(a + at) + *(V*)(b + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Difference512(float* a, float* b, nint at) => *(V*)(a + at) - *(V*)(b + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Weighted(V near, float nearWeight, V far, float farWeight) =>
        Op.FusedMultiplyAdd(far, Op.Create(farWeight), near * Op.Create(nearWeight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Cubes(V near, V far, float* last) => Weighted(near, 0.5f * Near, far, 2f * Far) + *(V*)last;
}
