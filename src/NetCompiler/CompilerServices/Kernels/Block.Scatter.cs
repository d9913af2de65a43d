using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <content>Columns that become rows at any places.</content>
internal static unsafe partial class Block
{
    /// <summary><c>target[places[j] + i] = source[i * stride + j]</c> for i below <paramref name="rows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(float* source, nint stride, int rows, float* target, ReadOnlySpan<int> places)
    {
        int i = 0;
        for (; i + 4 <= rows; i += 4)
        {
            float* s = source + (i * stride), t = target + i;
            int j = 0;
            for (; j + 4 <= places.Length; j += 4, s += 4)
            {
                Vector128<float> r0 = *(Vector128<float>*)s, r1 = *(Vector128<float>*)(s + stride);
                Vector128<float> r2 = *(Vector128<float>*)(s + (2 * stride)), r3 = *(Vector128<float>*)(s + (3 * stride));
                Vector128<float> x0 = InterleaveLow(r0, r2), x1 = InterleaveLow(r1, r3), x2 = InterleaveHigh(r0, r2), x3 = InterleaveHigh(r1, r3);
                *(Vector128<float>*)(t + places[j]) = InterleaveLow(x0, x1);
                *(Vector128<float>*)(t + places[j + 1]) = InterleaveHigh(x0, x1);
                *(Vector128<float>*)(t + places[j + 2]) = InterleaveLow(x2, x3);
                *(Vector128<float>*)(t + places[j + 3]) = InterleaveHigh(x2, x3);
            }

            for (; j < places.Length; j++, s++)
            {
                *(Vector128<float>*)(t + places[j]) = Vector128.Create(s[0], s[stride], s[2 * stride], s[3 * stride]);
            }
        }

        for (; i < rows; i++)
        {
            for (int j = 0; j < places.Length; j++)
            {
                target[places[j] + i] = source[(i * stride) + j];
            }
        }
    }
}
