using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Lanes beyond the true size of a row.</content>
public static partial class VectorMath
{
    /// <summary>All bits set in the lanes l with <c>i + l &lt; valid</c>, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LaneMask512(int valid, nuint i) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(valid - (int)i)).AsSingle();

    /// <inheritdoc cref="LaneMask512(int, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> LaneMask(int valid, nuint i) =>
        Vector.AsVectorSingle(Vector.LessThan(Vector<int>.Indices, new Vector<int>(valid - (int)i)));

    /// <summary>
    /// <paramref name="x"/> in the lanes l with <c>i + l &lt; valid</c>, zero in the others even where <paramref name="x"/> is NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(int valid, nuint i, Vector512<float> x) => x & LaneMask512(valid, i);

    /// <inheritdoc cref="Select(int, nuint, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Select(int valid, nuint i, Vector<float> x) => x & LaneMask(valid, i);
}
