using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>The sums of 16 lanes.</summary>
internal struct WideSum : IPartialSum<WideSum>
{
    private Vector512<float> _sum;

    public static nuint Lanes => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TChain>(in Operands x, nuint i)
        where TChain : struct, IElementwise => _sum += default(TChain).Wide(x, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddValid<TChain>(in Operands x, nuint i, int valid)
        where TChain : struct, IElementwise => _sum += VectorMath.Select(valid, i, default(TChain).Wide(x, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(WideSum other) => _sum += other._sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float target, nuint i) => _sum.StoreUnsafe(ref target, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total() => Sums.OfLanes(_sum);
}
