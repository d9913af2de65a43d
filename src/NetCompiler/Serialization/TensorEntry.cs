namespace NetCompiler.Serialization;

/// <summary>A tensor in the header of a safetensors file.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">Its element type as the file writes it: <c>F32</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where its bytes end.</param>
internal sealed record TensorEntry(string Name, string Type, long[] Shape, long Begin, long End)
{
    public string ShapeText => Shape.Length == 0 ? "a single value" : string.Join(" x ", Shape);
}
