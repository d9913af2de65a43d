namespace NetCompiler.Compiler.Emission;

/// <summary>The two widths of vectors that straight lines are printed for, in C#.</summary>
/// <param name="Name">The class with the operations.</param>
/// <param name="Lanes">Floats of a vector.</param>
public sealed record VectorText(string Name, int Lanes)
{
    /// <summary>512 bits.</summary>
    public static VectorText Wide => new("Vector512", 16);

    /// <summary>What <c>Vector&lt;T&gt;</c> is, if it is 256 bits.</summary>
    public static VectorText Narrow => new("Vector", 8);

    /// <summary>The type.</summary>
    public string Type => $"{Name}<float>";

    /// <summary>Reads a vector.</summary>
    public string Load(string place, int offset) => $"{Name}.LoadUnsafe(ref {place}{(offset == 0 ? "" : ", " + Literals.Of(offset))})";

    /// <summary>a * b + c, rounded once: what the tiles of a contraction compute.</summary>
    public string MultiplyAdd(string a, string b, string c) =>
        $"{Name}.{(this == Wide ? "FusedMultiplyAdd" : "MultiplyAddEstimate")}({a}, {b}, {c})";
}
