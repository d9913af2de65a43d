using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary><c>y = max(x, 0)</c>; NaN stays NaN.</summary>
public readonly struct ReLU : ITileEpilogue
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> x) => VectorMath.ReLU(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Apply(Vector<float> x) => VectorMath.ReLU(x);
}
