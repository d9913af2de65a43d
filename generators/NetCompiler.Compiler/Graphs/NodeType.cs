namespace NetCompiler.Compiler.Graphs;

/// <summary>The type of a value: the logical shape, whether every sample has its own, and what the elements are.</summary>
public sealed record NodeType(TensorShape Shape, bool IsBatched, ElementType Element = ElementType.Single)
{
    /// <summary>Such as <c>[n]x16x8x8</c>; <c>[n]</c> stands for the batch.</summary>
    public override string ToString() => (IsBatched ? "[n]x" : "") + Shape + Element switch
    {
        ElementType.Int32 => ":int",
        ElementType.Byte => ":byte",
        _ => "",
    };
}
