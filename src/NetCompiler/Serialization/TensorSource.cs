using System;

namespace NetCompiler.Serialization;

/// <summary>Something in the safetensors format: a header that has been checked, and the tensors' values.</summary>
internal abstract class TensorSource(SafeTensorsHeader header, string name)
{
    public SafeTensorsHeader Header { get; } = header;

    /// <summary>What is read, for messages: a path, or "the stream".</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Some values of a tensor of float32. They have to be asked for in the order of their bytes; the span is valid until the next call.
    /// </summary>
    public abstract ReadOnlySpan<float> Read(TensorEntry tensor, int first, int count);

    /// <summary>
    /// Checks, after the last tensor was read, that nothing follows the data: bytes too many mean that the others may stand in the wrong place.
    /// </summary>
    public abstract void CheckEnd();
}
