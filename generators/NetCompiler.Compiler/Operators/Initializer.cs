namespace NetCompiler.Compiler.Operators;

/// <summary>What a parameter starts from.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">
/// The constant; the bound of a uniform distribution on [-bound, bound]; the standard deviation of a normal one around 0, before it is
/// truncated; or the length of perpendicular rows.
/// </param>
public sealed record Initializer(InitializerKind Kind, float Value)
{
    /// <summary>A row that starts from zeros whatever the others do, or null.</summary>
    public int? ZeroRow { get; init; }
}
