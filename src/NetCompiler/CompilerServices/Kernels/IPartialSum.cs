namespace NetCompiler.CompilerServices;

/// <summary>Sums of some neighboring lanes, each in an order of its own.</summary>
internal interface IPartialSum<TSelf>
    where TSelf : struct, IPartialSum<TSelf>
{
    /// <summary>The lanes that are summed side by side.</summary>
    static abstract nuint Lanes { get; }

    /// <summary>Adds what a chain computes at lane <paramref name="i"/> and those after it.</summary>
    void Add<TChain>(in Operands x, nuint i)
        where TChain : struct, IElementwise;

    /// <summary>The same for the lanes below <paramref name="valid"/> only, whatever the others hold.</summary>
    void AddValid<TChain>(in Operands x, nuint i, int valid)
        where TChain : struct, IElementwise;

    /// <summary>Adds other sums, lane by lane.</summary>
    void Add(TSelf other);

    /// <summary>Stores the sums.</summary>
    void Store(ref float target, nuint i);

    /// <summary>The sum of all lanes.</summary>
    float Total();
}
