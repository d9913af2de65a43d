using System.Runtime.CompilerServices;
using I = System.Numerics.Vector<int>;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Pooling windows in 128- or 256-bit vectors of channels.</summary>
internal static unsafe class PoolWindowNarrow
{
    /// <summary>Lane by lane the largest of each of some windows side by side, NaN if one of it is; lanes that make no whole vector are left out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Largest(in PoolWindow window, float* source, nint step, float* target, nint targetStep, int count, int lanes)
    {
        if (window.IsTwoByTwo)
        {
            nint line = window.Line, pixel = window.Pixel;
            for (; count > 0; count--, source += step, target += targetStep)
            {
                float* above = source, below = source + line;
                for (int n = 0; n + V.Count <= lanes; n += V.Count)
                {
                    V left = Op.Max(*(V*)(above + n), *(V*)(below + n)), right = Op.Max(*(V*)(above + pixel + n), *(V*)(below + pixel + n));
                    *(V*)(target + n) = Op.Max(left, right);
                }
            }

            return;
        }

        for (; count > 0; count--, source += step, target += targetStep)
        {
            for (int n = 0; n + V.Count <= lanes; n += V.Count)
            {
                *(V*)(target + n) = Largest(source + n, window.Line, window.Pixel, window.Lines, window.Pixels);
            }
        }
    }

    /// <summary>
    /// Gives each lane of the gradients to the first largest element of their windows, side by side, and zero to the others; a NaN wins over
    /// everything before it. Lanes that make no whole vector are left out.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Spread(in PoolGradient windows, float* source, float* gradient, float* target, int count, int lanes)
    {
        nint step = windows.SourceStep, gradientStep = windows.GradientStep, targetStep = windows.TargetStep;
        bool isPlain = windows.Source.IsTwoByTwo && !windows.Overlap;
        nint line = windows.Source.Line, pixel = windows.Source.Pixel, targetLine = windows.Target.Line, targetPixel = windows.Target.Pixel;
        for (; count > 0; count--, source += step, gradient += gradientStep, target += targetStep)
        {
            for (int n = 0; n + V.Count <= lanes; n += V.Count)
            {
                V given = *(V*)(gradient + n);
                if (isPlain)
                {
                    SpreadTwoByTwo(source + n, line, pixel, given, target + n, targetLine, targetPixel);
                }
                else
                {
                    Add(windows, given, Winner(windows.Source, source + n), target + n);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadTwoByTwo(float* source, nint line, nint pixel, V gradient, float* target, nint targetLine, nint targetPixel)
    {
        V max = *(V*)source;
        V second = Wins(*(V*)(source + pixel), ref max), third = Wins(*(V*)(source + line), ref max), last = Wins(*(V*)(source + line + pixel), ref max);
        *(V*)(target + targetLine + targetPixel) = gradient & last;
        gradient = Op.AndNot(gradient, last);
        *(V*)(target + targetLine) = gradient & third;
        gradient = Op.AndNot(gradient, third);
        *(V*)(target + targetPixel) = gradient & second;
        *(V*)target = Op.AndNot(gradient, second);
    }

    // The lanes in which x is larger than the largest so far, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Wins(V x, ref V max)
    {
        V wins = Op.AsVectorSingle(Op.GreaterThan(x, max) | ~Op.Equals(x, x));
        max = Op.ConditionalSelect(Op.AsVectorInt32(wins), x, max);
        return wins;
    }

    // The number of the first largest element, lane by lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static I Winner(in PoolWindow window, float* source)
    {
        V max = new(float.NegativeInfinity);
        I winner = I.Zero;
        for (int i = 0, tap = 0; i < window.Lines; i++)
        {
            for (int j = 0; j < window.Pixels; j++, tap++)
            {
                V wins = Wins(*(V*)(source + (i * window.Line) + (j * window.Pixel)), ref max);
                winner = Op.ConditionalSelect(Op.AsVectorInt32(wins), new I(tap), winner);
            }
        }

        return winner;
    }

    private static void Add(in PoolGradient windows, V gradient, I winner, float* target)
    {
        PoolWindow window = windows.Target;
        for (int i = 0, tap = 0; i < window.Lines; i++)
        {
            for (int j = 0; j < window.Pixels; j++, tap++)
            {
                V* place = (V*)(target + (i * window.Line) + (j * window.Pixel));
                V given = gradient & Op.AsVectorSingle(Op.Equals(winner, new I(tap)));
                *place = windows.Overlap ? *place + given : given;
            }
        }
    }

    private static V Largest(float* window, nint line, nint pixel, int lines, int pixels)
    {
        V max = new(float.NegativeInfinity);
        for (int i = 0; i < lines; i++, window += line)
        {
            float* p = window;
            for (int j = 0; j < pixels; j++, p += pixel)
            {
                max = Op.Max(max, *(V*)p);
            }
        }

        return max;
    }
}
