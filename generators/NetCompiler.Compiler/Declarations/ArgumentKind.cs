namespace NetCompiler.Compiler.Declarations;

/// <summary>What an <see cref="ArgumentValue"/> holds.</summary>
public enum ArgumentKind
{
    /// <summary>A 32-bit integer.</summary>
    Integer,

    /// <summary>A single-precision number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A name or an expression.</summary>
    Text,

    /// <summary>An array of values.</summary>
    Array,

    /// <summary>Something no layer takes.</summary>
    Unusable,
}
