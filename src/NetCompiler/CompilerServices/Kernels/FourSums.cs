using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Four neighboring sums, so that additions need not wait for each other.</summary>
internal struct FourSums<TSum> : IPartialSum<FourSums<TSum>>
    where TSum : struct, IPartialSum<TSum>
{
#pragma warning disable CS0649 // Calls on the fields change them, which the compiler does not see through a type parameter.
    private TSum _a;
    private TSum _b;
    private TSum _c;
    private TSum _d;
#pragma warning restore CS0649

    public static nuint Lanes => 4 * TSum.Lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TChain>(in Operands x, nuint i)
        where TChain : struct, IElementwise
    {
        _a.Add<TChain>(x, i);
        _b.Add<TChain>(x, i + TSum.Lanes);
        _c.Add<TChain>(x, i + (2 * TSum.Lanes));
        _d.Add<TChain>(x, i + (3 * TSum.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddValid<TChain>(in Operands x, nuint i, int valid)
        where TChain : struct, IElementwise
    {
        _a.AddValid<TChain>(x, i, valid);
        _b.AddValid<TChain>(x, i + TSum.Lanes, valid);
        _c.AddValid<TChain>(x, i + (2 * TSum.Lanes), valid);
        _d.AddValid<TChain>(x, i + (3 * TSum.Lanes), valid);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(FourSums<TSum> other)
    {
        _a.Add(other._a);
        _b.Add(other._b);
        _c.Add(other._c);
        _d.Add(other._d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float target, nuint i)
    {
        _a.Store(ref target, i);
        _b.Store(ref target, i + TSum.Lanes);
        _c.Store(ref target, i + (2 * TSum.Lanes));
        _d.Store(ref target, i + (3 * TSum.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total()
    {
        TSum left = _a, right = _c;
        left.Add(_b);
        right.Add(_d);
        left.Add(right);
        return left.Total();
    }
}
