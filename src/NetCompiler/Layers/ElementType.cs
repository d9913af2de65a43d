namespace NetCompiler;

/// <summary>What the values of an input are.</summary>
public enum ElementType
{
    /// <summary>32-bit floating point, IEEE 754 binary32.</summary>
    Single,

    /// <summary>32-bit integers, such as the token ids that <see cref="EmbeddingAttribute"/> takes.</summary>
    Int32,

    /// <summary>
    /// Bytes, such as those of images. They become numbers from 0 to 255, or what <see cref="RescaleAttribute"/> and
    /// <see cref="StandardizeAttribute"/> behind the input make of them: in the pass that brings the input in, at no further cost.
    /// </summary>
    Byte,
}
