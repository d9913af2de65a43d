using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <content>The machine's own vectors.</content>
public readonly unsafe partial struct WinogradTwo
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* image, nint line, nint pixel, float* to, nint stride)
    {
        float* d0 = image, d1 = d0 + line, d2 = d1 + line, d3 = d2 + line;
        InputDifference(d0, d2, pixel, to, stride);
        InputLine(Sum(d1, d2, 0), Sum(d1, d2, pixel), Sum(d1, d2, 2 * pixel), Sum(d1, d2, 3 * pixel), to + (4 * stride), stride);
        InputDifference(d2, d1, pixel, to + (8 * stride), stride);
        InputDifference(d1, d3, pixel, to + (12 * stride), stride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output<TEpilogue>(float* from, nint stride, V bias, float* to, nint line, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        float* m0 = from, m1 = from + (4 * stride), m2 = from + (8 * stride), m3 = from + (12 * stride);
        OutputLine(
            *(V*)m0 + Sum(m1, m2, 0), *(V*)(m0 + stride) + Sum(m1, m2, stride), *(V*)(m0 + (2 * stride)) + Sum(m1, m2, 2 * stride),
            *(V*)(m0 + (3 * stride)) + Sum(m1, m2, 3 * stride), bias, to, pixel, epilogue);
        OutputLine(
            Difference(m1, m2, 0) - *(V*)m3, Difference(m1, m2, stride) - *(V*)(m3 + stride),
            Difference(m1, m2, 2 * stride) - *(V*)(m3 + (2 * stride)), Difference(m1, m2, 3 * stride) - *(V*)(m3 + (3 * stride)),
            bias, to + line, pixel, epilogue);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Weight(float* taps, nint tap, float* to, nint stride)
    {
        float* g0 = taps, g1 = taps + (3 * tap), g2 = taps + (6 * tap);
        V e0 = Sum(g0, g2, 0), e1 = Sum(g0, g2, tap), e2 = Sum(g0, g2, 2 * tap), half = new V(0.5f);
        V o0 = *(V*)g1, o1 = *(V*)(g1 + tap), o2 = *(V*)(g1 + (2 * tap));
        WeightLine(*(V*)g0, *(V*)(g0 + tap), *(V*)(g0 + (2 * tap)), to, stride);
        WeightLine((e0 + o0) * half, (e1 + o1) * half, (e2 + o2) * half, to + (4 * stride), stride);
        WeightLine((e0 - o0) * half, (e1 - o1) * half, (e2 - o2) * half, to + (8 * stride), stride);
        WeightLine(*(V*)g2, *(V*)(g2 + tap), *(V*)(g2 + (2 * tap)), to + (12 * stride), stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputDifference(float* a, float* b, nint pixel, float* to, nint stride) =>
        InputLine(Difference(a, b, 0), Difference(a, b, pixel), Difference(a, b, 2 * pixel), Difference(a, b, 3 * pixel), to, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputLine(V d0, V d1, V d2, V d3, float* to, nint stride)
    {
        *(V*)to = d0 - d2;
        *(V*)(to + stride) = d1 + d2;
        *(V*)(to + (2 * stride)) = d2 - d1;
        *(V*)(to + (3 * stride)) = d1 - d3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputLine<TEpilogue>(V m0, V m1, V m2, V m3, V bias, float* to, nint pixel, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        *(V*)to = epilogue.Apply(m0 + (m1 + m2) + bias);
        *(V*)(to + pixel) = epilogue.Apply(m1 - m2 - m3 + bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WeightLine(V g0, V g1, V g2, float* to, nint stride)
    {
        V even = g0 + g2, half = new V(0.5f);
        *(V*)to = g0;
        *(V*)(to + stride) = (even + g1) * half;
        *(V*)(to + (2 * stride)) = (even - g1) * half;
        *(V*)(to + (3 * stride)) = g2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Sum(float* a, float* b, nint at) => *(V*)(a + at) + *(V*)(b + at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Difference(float* a, float* b, nint at) => *(V*)(a + at) - *(V*)(b + at);
}
