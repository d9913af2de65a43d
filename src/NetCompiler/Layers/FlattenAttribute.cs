namespace NetCompiler;

/// <summary>Makes a vector of an image, a volume or a sequence, in the order of its values in memory.</summary>
/// <remarks>
/// <para>Shapes: C x H x W, or T x C, becomes a vector of that many values; a vector stays as it is. Inside, nothing is moved: the layer
/// that follows reads the values where they are.</para>
/// <para>Axis: all of a sample, PyTorch's <c>flatten(1)</c>; the batch stays.</para>
/// </remarks>
public sealed class FlattenAttribute : LayerAttribute;
