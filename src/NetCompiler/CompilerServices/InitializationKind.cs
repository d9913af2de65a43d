namespace NetCompiler.CompilerServices;

/// <summary>How the values of a fresh network are drawn.</summary>
public enum InitializationKind
{
    /// <summary>Every value is <see cref="Initialization.Value"/>.</summary>
    Constant,

    /// <summary>Uniform in ±<see cref="Initialization.Value"/>.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation <see cref="Initialization.Value"/>.</summary>
    Normal,

    /// <summary>
    /// Normal with mean 0 and standard deviation <see cref="Initialization.Value"/>, drawn again as long as a value is more than two of these away.
    /// </summary>
    TruncatedNormal,

    /// <summary>
    /// A random matrix of the first axis by all others whose rows (or columns, if there are fewer) are perpendicular to each other and have the
    /// length
    /// <see cref="Initialization.Value"/>.
    /// </summary>
    Orthogonal,
}
