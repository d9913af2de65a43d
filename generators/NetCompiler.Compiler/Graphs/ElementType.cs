namespace NetCompiler.Compiler.Graphs;

/// <summary>The type of a value's elements.</summary>
public enum ElementType
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>32-bit integers: labels and token ids.</summary>
    Int32,

    /// <summary>Bytes, such as those of images: inputs only.</summary>
    Byte,
}
