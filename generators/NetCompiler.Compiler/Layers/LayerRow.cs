using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A line of the layer table.</summary>
/// <param name="Name">The full name, such as <c>bottleneck0.conv2d1</c>.</param>
/// <param name="Layer">The layer; one that gives no value of its own, such as <c>Tap</c>, is not shown to users.</param>
/// <param name="Declaration">The kind and its arguments, computed, without those that have their default: <c>Conv2D(32, kernel: 3)</c>.</param>
/// <param name="Output">The shape of one sample's value.</param>
/// <param name="Parameters">The trained values that the layer brings; shared ones count where they come first.</param>
/// <param name="MultiplyAdds">Multiplications with addition of one sample's prediction, in contractions.</param>
public sealed record LayerRow(string Name, Layer Layer, string Declaration, TensorShape Output, long Parameters, long MultiplyAdds);
