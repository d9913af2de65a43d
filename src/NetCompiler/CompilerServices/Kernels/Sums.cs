using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>Sums whose order is fixed: the bits depend on the number of terms only, never on who computed them.</summary>
public static partial class Sums
{
    // A tree over 2^31 blocks has 31 levels.
    private const int Levels = 32;

    /// <summary>
    /// <c>target[n] = scale * (sum over the blocks of partials[block * stride + n])</c> as a binary tree over the blocks;
    /// lanes of [<paramref name="valid"/>, <paramref name="padded"/>) become zero, whatever the partials hold there.
    /// </summary>
    /// <param name="partials">The first block's sums.</param>
    /// <param name="blocks">Number of blocks, at least one.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="valid">Lanes that carry a sum.</param>
    /// <param name="padded">Lanes to write, a multiple of 16.</param>
    /// <param name="scale">Factor of every sum, such as one over the number of rows.</param>
    /// <param name="target">The <paramref name="padded"/> results.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void CombineTree(ref float partials, int blocks, int stride, int valid, int padded, float scale, ref float target)
    {
        // Like a binary counter: slot l holds the sum of 2^l blocks. Two equal ones merge, the rest merges at the end.
        Vector<float>* levels = stackalloc Vector<float>[Levels];
        for (nuint n = 0; n < (nuint)padded; n += (nuint)Vector<float>.Count)
        {
            int count = 0;
            for (int block = 0; block < blocks; block++)
            {
                Vector<float> sum = Vector.LoadUnsafe(ref partials, ((nuint)block * (nuint)stride) + n);
                for (int merged = block; (merged & 1) == 1; merged >>= 1)
                {
                    sum = levels[--count] + sum;
                }

                levels[count++] = sum;
            }

            Vector<float> total = levels[--count];
            while (count > 0)
            {
                total = levels[--count] + total;
            }

            VectorMath.Select(valid, n, total * new Vector<float>(scale)).StoreUnsafe(ref target, n);
        }
    }

    /// <summary>The sum of the 16 lanes: halves are added to halves, down to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfLanes(Vector512<float> x) => OfLanes(x.GetLower() + x.GetUpper());

    /// <summary>The sum of the lanes: halves are added to halves, down to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfLanes(Vector<float> x) => Vector<float>.Count switch
    {
        4 => OfLanes(x.AsVector128()),
        8 => OfLanes(x.AsVector256()),
        _ => OfLanes(x.AsVector512()),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float OfLanes(Vector256<float> x) => OfLanes(x.GetLower() + x.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float OfLanes(Vector128<float> x) => x[0] + x[2] + (x[1] + x[3]);
}
