using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.CompilerServices;

/// <content>Three rows, as the planes of a picture's colors.</content>
internal static unsafe partial class Block
{
    /// <summary><c>target[3 * j + i] = source[i * stride + j]</c> for i below 3 and j below <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(float* source, nint stride, float* target, int count)
    {
        float* red = source, green = red + stride, blue = green + stride;
        int j = 0;
        if (Avx512F.IsSupported)
        {
            // Lane l of the 48 is color l % 3 of pixel l / 3: red and green first, then blue between them.
            // Lanes from 16 on are those of the second vector.
            Vector512<int> first0 = Vector512.Create(0, 16, 0, 1, 17, 1, 2, 18, 2, 3, 19, 3, 4, 20, 4, 5);
            Vector512<int> then0 = Vector512.Create(0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15);
            Vector512<int> first1 = Vector512.Create(21, 5, 6, 22, 6, 7, 23, 7, 8, 24, 8, 9, 25, 9, 10, 26);
            Vector512<int> then1 = Vector512.Create(0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15);
            Vector512<int> first2 = Vector512.Create(10, 11, 27, 11, 12, 28, 12, 13, 29, 13, 14, 30, 14, 15, 31, 15);
            Vector512<int> then2 = Vector512.Create(26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31);
            for (; j + Vector512<float>.Count <= count; j += Vector512<float>.Count)
            {
                Vector512<float> r = *(Vector512<float>*)(red + j), g = *(Vector512<float>*)(green + j), b = *(Vector512<float>*)(blue + j);
                Vector512<float>* t = (Vector512<float>*)(target + (3 * j));
                t[0] = Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(r, first0, g), then0, b);
                t[1] = Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(r, first1, g), then1, b);
                t[2] = Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(r, first2, g), then2, b);
            }
        }

        // Each pixel is stored with a fourth lane, which the next one overwrites: so there has to be a next one.
        for (; j + Vector128<float>.Count < count; j += Vector128<float>.Count)
        {
            Vector128<float> r = *(Vector128<float>*)(red + j), g = *(Vector128<float>*)(green + j), b = *(Vector128<float>*)(blue + j);
            Vector128<float> x0 = InterleaveLow(r, b), x1 = InterleaveLow(g, b), x2 = InterleaveHigh(r, b), x3 = InterleaveHigh(g, b);
            float* t = target + (3 * j);
            *(Vector128<float>*)t = InterleaveLow(x0, x1);
            *(Vector128<float>*)(t + 3) = InterleaveHigh(x0, x1);
            *(Vector128<float>*)(t + 6) = InterleaveLow(x2, x3);
            *(Vector128<float>*)(t + 9) = InterleaveHigh(x2, x3);
        }

        for (; j < count; j++)
        {
            float* t = target + (3 * j);
            t[0] = red[j];
            t[1] = green[j];
            t[2] = blue[j];
        }
    }
}
