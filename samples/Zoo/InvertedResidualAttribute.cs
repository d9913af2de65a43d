using NetCompiler;

namespace Zoo;

/// <summary>An inverted bottleneck with a way around it.</summary>
/// <param name="width">Channels in and out.</param>
[Tap("in")]
[InvertedBottleneck("width", "width", stride: 1, Name = "conv")]
[Add("in")]
public sealed class InvertedResidualAttribute(int width) : BlockAttribute;
