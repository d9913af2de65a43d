using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.CompilerServices;

/// <summary>Transposition of small row-major blocks by 4 x 4 shuffles.</summary>
internal static unsafe partial class Block
{
    /// <summary>
    /// <c>target[j, i] = source[i, j]</c> for i below <paramref name="rows"/> and j below <paramref name="targetRows"/>; the
    /// lanes i from <paramref name="rows"/> to <paramref name="lanes"/> of every target row become zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float* source, nint stride, int rows, float* target, nint targetStride, int lanes, int targetRows)
    {
        int i = 0;
        for (; Avx.IsSupported && i + 8 <= rows; i += 8)
        {
            TransposeEight(source + (i * stride), stride, target + i, targetStride, targetRows);
        }

        for (; i + 4 <= rows; i += 4)
        {
            float* s = source + (i * stride), t = target + i;
            int j = 0;
            for (; j + 4 <= targetRows; j += 4, s += 4, t += 4 * targetStride)
            {
                // Interleave rows two apart, then the results.
                Vector128<float> r0 = *(Vector128<float>*)s, r1 = *(Vector128<float>*)(s + stride);
                Vector128<float> r2 = *(Vector128<float>*)(s + (2 * stride)), r3 = *(Vector128<float>*)(s + (3 * stride));
                Vector128<float> x0 = InterleaveLow(r0, r2), x1 = InterleaveLow(r1, r3), x2 = InterleaveHigh(r0, r2), x3 = InterleaveHigh(r1, r3);
                *(Vector128<float>*)t = InterleaveLow(x0, x1);
                *(Vector128<float>*)(t + targetStride) = InterleaveHigh(x0, x1);
                *(Vector128<float>*)(t + (2 * targetStride)) = InterleaveLow(x2, x3);
                *(Vector128<float>*)(t + (3 * targetStride)) = InterleaveHigh(x2, x3);
            }

            for (; j < targetRows; j++, s++, t += targetStride)
            {
                t[0] = s[0];
                t[1] = s[stride];
                t[2] = s[2 * stride];
                t[3] = s[3 * stride];
            }
        }

        for (int j = 0; i < lanes && j < targetRows; j++)
        {
            float* t = target + (j * targetStride);
            for (int r = i; r < rows; r++)
            {
                t[r] = source[(r * stride) + j];
            }

            new Span<float>(t + rows, lanes - rows).Clear();
        }
    }

    // Row i and row i + 4 share a vector: half as many shuffles.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeEight(float* source, nint stride, float* target, nint targetStride, int targetRows)
    {
        float* s = source, t = target;
        int j = 0;
        for (; j + 4 <= targetRows; j += 4, s += 4, t += 4 * targetStride)
        {
            Vector256<float> r0 = TwoRows(s, stride), r1 = TwoRows(s + stride, stride), r2 = TwoRows(s + (2 * stride), stride), r3 = TwoRows(s + (3 * stride), stride);
            Vector256<float> x0 = Avx.UnpackLow(r0, r2), x1 = Avx.UnpackLow(r1, r3), x2 = Avx.UnpackHigh(r0, r2), x3 = Avx.UnpackHigh(r1, r3);
            *(Vector256<float>*)t = Avx.UnpackLow(x0, x1);
            *(Vector256<float>*)(t + targetStride) = Avx.UnpackHigh(x0, x1);
            *(Vector256<float>*)(t + (2 * targetStride)) = Avx.UnpackLow(x2, x3);
            *(Vector256<float>*)(t + (3 * targetStride)) = Avx.UnpackHigh(x2, x3);
        }

        for (; j < targetRows; j++, s++, t += targetStride)
        {
            for (int r = 0; r < 8; r++)
            {
                t[r] = s[r * stride];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> TwoRows(float* source, nint stride) =>
        Vector256.Create(*(Vector128<float>*)source, *(Vector128<float>*)(source + (4 * stride)));

    // a0 b0 a1 b1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    // a2 b2 a3 b3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
