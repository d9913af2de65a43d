namespace NetCompiler.Compiler.Emission;

/// <summary>One loop of a reduction: its count, and its strides in the two factors.</summary>
public readonly record struct DepthLoop(string Count, int StrideA, int StrideB)
{
    /// <summary>A loop that runs once.</summary>
    public static readonly DepthLoop Once = new("1", 0, 0);

    /// <summary>A loop of a literal count.</summary>
    public static DepthLoop Of(int count, int strideA, int strideB) => new(Literals.Of(count), strideA, strideB);

    /// <inheritdoc/>
    public override string ToString() => $"{Count}, {Literals.Of(StrideA)}, {Literals.Of(StrideB)}";
}
