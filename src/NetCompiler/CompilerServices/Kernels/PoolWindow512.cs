using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using I = System.Runtime.Intrinsics.Vector512<int>;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Pooling windows in 512-bit vectors of channels.</summary>
internal static unsafe class PoolWindow512
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

    /// <summary>Lane by lane the largest of a window and the number of its first occurrence; a NaN wins over everything before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Largest(float* window, nint line, nint pixel, int lines, int pixels, out I winner)
    {
        V max = Op.Create(float.NegativeInfinity);
        winner = I.Zero;
        int tap = 0;
        for (int i = 0; i < lines; i++, window += line)
        {
            float* p = window;
            for (int j = 0; j < pixels; j++, p += pixel, tap++)
            {
                V x = *(V*)p;
                I wins = (Op.GreaterThan(x, max) | ~Op.Equals(x, x)).AsInt32();
                max = Op.ConditionalSelect(wins.AsSingle(), x, max);
                winner = Op.ConditionalSelect(wins, Op.Create(tap), winner);
            }
        }

        return max;
    }

    /// <summary>Adds each lane of a gradient to the element of the window that won.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(V gradient, I winner, float* window, nint line, nint pixel, int lines, int pixels)
    {
        int tap = 0;
        for (int i = 0; i < lines; i++, window += line)
        {
            float* p = window;
            for (int j = 0; j < pixels; j++, p += pixel, tap++)
            {
                *(V*)p += gradient & Op.Equals(winner, Op.Create(tap)).AsSingle();
            }
        }
    }

    private static V Largest(float* window, nint line, nint pixel, int lines, int pixels)
    {
        V max = Op.Create(float.NegativeInfinity);
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
