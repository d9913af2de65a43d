using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using I = System.Runtime.Intrinsics.Vector512<int>;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Pooling windows and the places of their largest elements, in 512-bit vectors of channels.</summary>
internal static unsafe class PoolPlaces512
{
    /// <summary>Lane by lane the largest element of each of some windows side by side, and its place; a NaN wins over everything before it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Largest(in PoolWindow window, float* source, float* target, nint targetStep, byte* places, int count, int lanes)
    {
        nint line = window.Line, pixel = window.Pixel, step = window.Pixels * pixel;
        bool isTwoByTwo = window.IsTwoByTwo;
        for (; count > 0; count--, source += step, target += targetStep)
        {
            for (int n = 0; n < lanes; n += V.Count, places += V.Count)
            {
                float* s = source + n;
                V max = *(V*)s;
                I place = I.Zero;
                if (isTwoByTwo)
                {
                    Compare(*(V*)(s + pixel), 1, ref max, ref place);
                    Compare(*(V*)(s + line), 2, ref max, ref place);
                    Compare(*(V*)(s + line + pixel), 3, ref max, ref place);
                }
                else
                {
                    for (int tap = 1; tap < window.Lines * window.Pixels; tap++)
                    {
                        Compare(*(V*)(s + (tap / window.Pixels * line) + (tap % window.Pixels * pixel)), tap, ref max, ref place);
                    }
                }

                *(V*)(target + n) = max;
                Store(place, places);
            }
        }
    }

    /// <summary>Gives each lane of the gradients of some windows side by side to its place, and zero to the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Spread(in PoolWindow window, byte* places, float* gradient, nint gradientStep, float* target, int count, int lanes)
    {
        nint line = window.Line, pixel = window.Pixel, step = window.Pixels * pixel;
        bool isTwoByTwo = window.IsTwoByTwo;
        for (; count > 0; count--, gradient += gradientStep, target += step)
        {
            for (int n = 0; n < lanes; n += V.Count, places += V.Count)
            {
                float* t = target + n;
                V given = *(V*)(gradient + n);
                I place = Load(places);
                if (isTwoByTwo)
                {
                    *(V*)t = At(0, place, given);
                    *(V*)(t + pixel) = At(1, place, given);
                    *(V*)(t + line) = At(2, place, given);
                    *(V*)(t + line + pixel) = At(3, place, given);
                }
                else
                {
                    for (int tap = 0; tap < window.Lines * window.Pixels; tap++)
                    {
                        *(V*)(t + (tap / window.Pixels * line) + (tap % window.Pixels * pixel)) = At(tap, place, given);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(V x, int tap, ref V max, ref I place)
    {
        V wins = Op.GreaterThan(x, max) | ~Op.Equals(x, x);
        max = Op.ConditionalSelect(wins, x, max);
        place = Op.ConditionalSelect(wins.AsInt32(), Op.Create(tap), place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V At(int tap, I place, V gradient) => Op.ConditionalSelect(Op.Equals(place, Op.Create(tap)).AsSingle(), gradient, V.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(I place, byte* to) => *(Vector128<byte>*)to = Avx512F.ConvertToVector128Byte(place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static I Load(byte* from) => Avx512F.ConvertToVector512Int32(*(Vector128<byte>*)from);
}
