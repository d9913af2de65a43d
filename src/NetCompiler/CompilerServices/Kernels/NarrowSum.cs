using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>The sums of as many lanes as the machine's vectors hold.</summary>
internal struct NarrowSum : IPartialSum<NarrowSum>
{
    private Vector<float> _sum;

    public static nuint Lanes => (nuint)Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TChain>(in Operands x, nuint i)
        where TChain : struct, IElementwise => _sum += default(TChain).Narrow(x, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddValid<TChain>(in Operands x, nuint i, int valid)
        where TChain : struct, IElementwise => _sum += VectorMath.Select(valid, i, default(TChain).Narrow(x, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(NarrowSum other) => _sum += other._sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float target, nuint i) => _sum.StoreUnsafe(ref target, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total() => Sums.OfLanes(_sum);
}
