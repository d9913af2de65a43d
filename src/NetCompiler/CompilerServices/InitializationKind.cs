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
}
