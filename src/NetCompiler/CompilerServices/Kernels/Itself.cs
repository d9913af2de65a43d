using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>The chain of no operator: its first operand, for sums of plain values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Itself : IElementwise
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Wide(in Operands x, nuint i) => Vector512.LoadUnsafe(ref x.A, i);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Narrow(in Operands x, nuint i) => Vector.LoadUnsafe(ref x.A, i);
}
