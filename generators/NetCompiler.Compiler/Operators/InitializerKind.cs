namespace NetCompiler.Compiler.Operators;

/// <summary>The distribution that a parameter's first values are drawn from.</summary>
public enum InitializerKind
{
    /// <summary>One value everywhere.</summary>
    Constant,

    /// <summary>Evenly between a negative and a positive bound.</summary>
    Uniform,

    /// <summary>Normal around 0.</summary>
    Normal,

    /// <summary>Normal around 0, without what is more than two standard deviations away.</summary>
    TruncatedNormal,

    /// <summary>Rows, or columns, that are perpendicular to each other.</summary>
    Orthogonal,
}
