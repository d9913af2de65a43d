using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <content>The transform of weights.</content>
public static unsafe partial class Winograd
{
    /// <summary>
    /// Transforms a weight: panels <c>[outputs / width][3 x 3][channels][width]</c> into <c>[outputs / width][p x p][channels][width]</c>, with the
    /// p points of a line.
    /// </summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">One past the last panel.</param>
    /// <param name="w">The weight's first panel.</param>
    /// <param name="channels">Channels of a tap.</param>
    /// <param name="width">Outputs of a panel, 16 or 32.</param>
    /// <param name="u">The transformed weight's first panel; lanes beyond the outputs become zero, as they are in the weight.</param>
    /// <param name="transform">The size of tiles.</param>
    /// <typeparam name="TTransform">The size of tiles.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights<TTransform>(int first, int end, ref float w, int channels, int width, ref float u, TTransform transform)
        where TTransform : struct, IWinogradTransform
    {
        int points = TTransform.Outputs + 2;
        nint tap = (nint)channels * width;
        fixed (float* taps = &w, factors = &u)
        {
            for (int panel = first; panel < end; panel++)
            {
                float* from = taps + (panel * 9 * tap), to = factors + (panel * points * points * tap);
                if (Vector512.IsHardwareAccelerated)
                {
                    for (nint at = 0; at < tap; at += Vector512<float>.Count)
                    {
                        TTransform.Weight512(from + at, tap, to + at, tap);
                    }

                    continue;
                }

                for (nint at = 0; at < tap; at += Vector<float>.Count)
                {
                    TTransform.Weight(from + at, tap, to + at, tap);
                }
            }
        }
    }
}
