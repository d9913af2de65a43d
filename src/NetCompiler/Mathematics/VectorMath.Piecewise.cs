using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Functions that are put together from pieces.</content>
public static partial class VectorMath
{
    /// <summary><c>min(max(x, least), greatest)</c>; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> x, float least, float greatest) =>
        // x86 returns the second operand when one is NaN.
        Vector512.MinNative(Vector512.Create(greatest), Vector512.MaxNative(Vector512.Create(least), x));

    /// <inheritdoc cref="Clamp(Vector512{float}, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Clamp(Vector<float> x, float least, float greatest) =>
        // x86 returns the second operand when one is NaN.
        Vector.MinNative(new Vector<float>(greatest), Vector.MaxNative(new Vector<float>(least), x));

    /// <summary><c>least &lt; x &lt;= greatest ? gradient : 0</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ClampGradient(Vector512<float> gradient, Vector512<float> x, float least, float greatest) =>
        gradient & Vector512.GreaterThan(x, Vector512.Create(least)) & Vector512.LessThanOrEqual(x, Vector512.Create(greatest));

    /// <inheritdoc cref="ClampGradient(Vector512{float}, Vector512{float}, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ClampGradient(Vector<float> gradient, Vector<float> x, float least, float greatest) =>
        gradient & Vector.AsVectorSingle(Vector.GreaterThan(x, new Vector<float>(least)) & Vector.LessThanOrEqual(x, new Vector<float>(greatest)));

    /// <summary><c>x &lt;= threshold ? below : above</c>, so NaN counts as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Where(Vector512<float> x, float threshold, Vector512<float> above, Vector512<float> below) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512.Create(threshold)), below, above);

    /// <inheritdoc cref="Where(Vector512{float}, float, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Where(Vector<float> x, float threshold, Vector<float> above, Vector<float> below) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(x, new Vector<float>(threshold)), below, above);

    /// <summary>1 for positive numbers, -1 for negative ones, 0 for 0; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> x) =>
        // MaxNative and MinNative return their second operand when one is NaN; the factor makes the least number a whole one.
        Vector512.MinNative(
            Vector512<float>.One,
            Vector512.MaxNative(Vector512.Create(-1f), x * Vector512.Create(float.MaxValue) * Vector512.Create(float.MaxValue)));

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sign(Vector<float> x) =>
        // MaxNative and MinNative return their second operand when one is NaN; the factor makes the least number a whole one.
        Vector.MinNative(
            Vector<float>.One,
            Vector.MaxNative(new Vector<float>(-1f), x * new Vector<float>(float.MaxValue) * new Vector<float>(float.MaxValue)));
}
