using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary><c>y = min(max(x, least), greatest)</c>; NaN stays NaN.</summary>
/// <param name="least">The least value.</param>
/// <param name="greatest">The greatest value.</param>
public readonly struct Clamp(float least, float greatest) : ITileEpilogue
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> x) => VectorMath.Clamp(x, least, greatest);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Apply(Vector<float> x) => VectorMath.Clamp(x, least, greatest);
}
