using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Copies lines of three planes, the colors of an image, into pixels of three numbers.</summary>
internal static class Interleave
{
    // Output lane i holds color i % 3 of pixel i / 3: of the first two colors, and then with the third between them.
    private static readonly Vector512<int>[] s_first = [Lanes(0, false), Lanes(1, false), Lanes(2, false)];
    private static readonly Vector512<int>[] s_second = [Lanes(0, true), Lanes(1, true), Lanes(2, true)];

    /// <summary>Copies a line.</summary>
    /// <param name="source">The first pixel in the first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="target">The first pixel.</param>
    /// <param name="pixels">Pixels of the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Three(ref float source, nint plane, ref float target, int pixels)
    {
        ref float b = ref Unsafe.Add(ref source, plane), c = ref Unsafe.Add(ref source, 2 * plane);
        int pixel = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<int> i0 = s_first[0], i1 = s_first[1], i2 = s_first[2], j0 = s_second[0], j1 = s_second[1], j2 = s_second[2];
            for (; pixel <= pixels - 16; pixel += 16)
            {
                V x = Vector512.LoadUnsafe(ref source, (nuint)pixel);
                V y = Vector512.LoadUnsafe(ref b, (nuint)pixel);
                V z = Vector512.LoadUnsafe(ref c, (nuint)pixel);
                ref float to = ref Unsafe.Add(ref target, 3 * pixel);
                Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(x, i0, y), j0, z).StoreUnsafe(ref to);
                Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(x, i1, y), j1, z).StoreUnsafe(ref to, 16);
                Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(x, i2, y), j2, z).StoreUnsafe(ref to, 32);
            }
        }

        for (; pixel < pixels; pixel++)
        {
            ref float to = ref Unsafe.Add(ref target, 3 * pixel);
            to = Unsafe.Add(ref source, pixel);
            Unsafe.Add(ref to, 1) = Unsafe.Add(ref b, pixel);
            Unsafe.Add(ref to, 2) = Unsafe.Add(ref c, pixel);
        }
    }

    // Where the lanes of a vector of the target come from: lanes of the first operand of a permutation, or 16 and more for the second.
    private static Vector512<int> Lanes(int vector, bool isThird)
    {
        int[] lanes = new int[16];
        for (int lane = 0; lane < 16; lane++)
        {
            int pixel = ((16 * vector) + lane) / 3, color = ((16 * vector) + lane) % 3;
            lanes[lane] = isThird ? (color == 2 ? 16 + pixel : lane) : color == 1 ? 16 + pixel : pixel;
        }

        return Vector512.Create(lanes);
    }
}
