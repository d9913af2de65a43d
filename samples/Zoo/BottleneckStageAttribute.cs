using NetCompiler;

namespace Zoo;

/// <summary>A stage of ResNet-50.</summary>
/// <param name="width">Channels of the narrow convolutions; four times as many go out.</param>
/// <param name="depth">How many bottlenecks.</param>
/// <param name="stride">By how much the first makes the image smaller.</param>
[BottleneckDown("width", "stride", Name = "0")]
[Bottleneck("width", Repeat = "depth - 1", Name = "{i + 1}")]
public sealed class BottleneckStageAttribute(int width, int depth, int stride) : BlockAttribute;
