namespace NetCompiler.Compiler.Layouts;

/// <summary>Where the values of a tensor lie in memory.</summary>
public abstract record Layout
{
    /// <summary>Floats that one sample's value takes, pads included.</summary>
    public abstract int Length { get; }
}
