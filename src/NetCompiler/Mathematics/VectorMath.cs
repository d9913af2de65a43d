using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <summary>
/// Elementwise mathematics on vectors of floats, each function once for 512-bit vectors and once for the machine's
/// <see cref="Vector{T}"/>. Where the machine has fused multiply-add both give the same bits, but for exponentials, <c>Tanh</c> and <c>NormalCDF</c>,
/// for which AVX-512 has shorter ways. NaN in gives NaN out.
/// </summary>
public static partial class VectorMath
{
    /// <summary><c>max(x, 0)</c>; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU(Vector512<float> x) =>
        // x86 returns the second operand when one is NaN.
        Vector512.MaxNative(Vector512<float>.Zero, x);

    /// <inheritdoc cref="ReLU(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ReLU(Vector<float> x) => Vector.MaxNative(Vector<float>.Zero, x);

    /// <summary><c>output &gt; 0 ? gradient : 0</c>, with <paramref name="output"/> what <see cref="ReLU(Vector512{float})"/> returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLUGradient(Vector512<float> gradient, Vector512<float> output) =>
        gradient & Vector512.GreaterThan(output, Vector512<float>.Zero);

    /// <inheritdoc cref="ReLUGradient(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ReLUGradient(Vector<float> gradient, Vector<float> output) =>
        gradient & Vector.AsVectorSingle(Vector.GreaterThan(output, Vector<float>.Zero));

    /// <summary>The larger of two values; NaN if one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> x, Vector512<float> y) => Vector512.Max(x, y);

    /// <inheritdoc cref="Max(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Max(Vector<float> x, Vector<float> y) => Vector.Max(x, y);

    /// <summary>The smaller of two values; NaN if one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> x, Vector512<float> y) => Vector512.Min(x, y);

    /// <inheritdoc cref="Min(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Min(Vector<float> x, Vector<float> y) => Vector.Min(x, y);

    /// <summary><c>-x</c>, by the sign bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Negate(Vector512<float> x) => -x;

    /// <inheritdoc cref="Negate(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Negate(Vector<float> x) => -x;

    /// <summary><c>|x|</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Abs(Vector512<float> x) => Vector512.Abs(x);

    /// <inheritdoc cref="Abs(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Abs(Vector<float> x) => Vector.Abs(x);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sqrt(Vector<float> x) => Vector.SquareRoot(x);

    /// <summary><c>1 / sqrt(x)</c> by a square root and a division, each correctly rounded; no estimate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReciprocalSqrt(Vector512<float> x) => Vector512<float>.One / Vector512.Sqrt(x);

    /// <inheritdoc cref="ReciprocalSqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ReciprocalSqrt(Vector<float> x) => Vector<float>.One / Vector.SquareRoot(x);
}
