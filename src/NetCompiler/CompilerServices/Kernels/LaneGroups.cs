using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Products of whole vectors with the weights of few outputs, whose lanes are groups: lane (i, j) of a group of g holds part i of the sum of output j.
/// Vectors are of 512 bits, or <see cref="Vector{T}"/> of 256, which holds half of the parts.
/// </summary>
public static class LaneGroups
{
    private const int Lanes = 16;

    /// <summary>
    /// Arranges a weight: <c>target[k / 16][n / group][v][i][n % group]</c>, of 16 lanes (i, n % group), takes the weight of output n and input k, which is
    /// input i * group + v of its 16. Pads are left as they are.
    /// </summary>
    /// <param name="panel">The weight, in one panel.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="width">Outputs of the panel with its pads.</param>
    /// <param name="depth">Inputs.</param>
    /// <param name="group">Lanes of a group: 1, 2 or 4.</param>
    /// <param name="target">The arranged weight.</param>
    public static void Pack(ref float panel, int outputs, int width, int depth, int group, ref float target)
    {
        int groups = (outputs + group - 1) / group;
        for (int k = 0; k < depth; k++)
        {
            for (int n = 0; n < outputs; n++)
            {
                int vector = (((k / Lanes * groups) + (n / group)) * group) + (k % group);
                Unsafe.Add(ref target, (vector * Lanes) + (k % Lanes / group * group) + (n % group)) = Unsafe.Add(ref panel, (k * width) + n);
            }
        }
    }

    /// <summary>In each four lanes, those that the control names: two bits for each, beginning with the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread(Vector512<float> x, [ConstantExpected] byte control) => Avx512F.Permute4x32(x, control);

    /// <inheritdoc cref="Spread(Vector512{float}, byte)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Spread(Vector<float> x, [ConstantExpected] byte control) => Avx.Permute(x.AsVector256(), control).AsVector();

    /// <summary>The sum of all lanes, in lane 0; the others hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> x) => Whole(One(Two(Four(Eight(x)))));

    /// <inheritdoc cref="Sum(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sum(Vector<float> x) => Half(One(Two(Four(x.AsVector256()))));

    /// <summary>The sums of the even and of the odd lanes, in lanes 0 and 1; the others hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumPairs(Vector512<float> x) => Whole(Two(Four(Eight(x))));

    /// <inheritdoc cref="SumPairs(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SumPairs(Vector<float> x) => Half(Two(Four(x.AsVector256())));

    /// <summary>The sums of every fourth lane, in lanes 0 to 3; the others hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumFours(Vector512<float> x) => Whole(Four(Eight(x)));

    /// <inheritdoc cref="SumFours(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SumFours(Vector<float> x) => Half(Four(x.AsVector256()));

    /// <summary>Of two vectors, one after the other in lanes 0 to 7; the others hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumFours(Vector512<float> x, Vector512<float> y) =>
        Fours(Eight(x), Eight(y)).ToVector512Unsafe();

    /// <summary>Of two vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> SumFours(Vector<float> x, Vector<float> y) => Fours(x.AsVector256(), y.AsVector256()).AsVector();

    /// <summary>Of three vectors, one after the other in lanes 0 to 11; the others hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumFours(Vector512<float> x, Vector512<float> y, Vector512<float> z) => SumFours(x, y, z, z);

    /// <summary>Of four vectors, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumFours(Vector512<float> x, Vector512<float> y, Vector512<float> z, Vector512<float> u)
    {
        Vector512<float> first = Eights(x, y), second = Eights(z, u);
        return Avx512F.Shuffle4x128(first, second, 0x88) + Avx512F.Shuffle4x128(first, second, 0xDD);
    }

    // Both halves of two vectors, added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Eights(Vector512<float> x, Vector512<float> y) =>
        Avx512F.Shuffle4x128(x, y, 0x44) + Avx512F.Shuffle4x128(x, y, 0xEE);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fours(Vector256<float> x, Vector256<float> y) =>
        Avx.Permute2x128(x, y, 0x20) + Avx.Permute2x128(x, y, 0x31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(Vector512<float> x) => x.GetLower() + x.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(Vector256<float> x) => x.GetLower() + x.GetUpper();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Two(Vector128<float> x) => x + Vector128.Shuffle(x, Vector128.Create(2, 3, 2, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> One(Vector128<float> x) => x + Vector128.Shuffle(x, Vector128.Create(1, 1, 1, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Whole(Vector128<float> x) => x.ToVector256Unsafe().ToVector512Unsafe();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Half(Vector128<float> x) => x.ToVector256Unsafe().AsVector();
}
