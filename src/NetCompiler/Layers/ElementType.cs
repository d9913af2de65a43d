namespace NetCompiler;

/// <summary>What the values of an input are.</summary>
public enum ElementType
{
    /// <summary>32-bit floating point, IEEE 754 binary32.</summary>
    Single,

    /// <summary>32-bit integers, such as the token ids that <see cref="EmbeddingAttribute"/> takes.</summary>
    Int32,
}
