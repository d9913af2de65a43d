using NetCompiler;

namespace Zoo;

/// <summary>A stage of ResNet-18: halves the image, then goes on at the same size.</summary>
/// <param name="width">Channels out.</param>
[ResidualDown("width", Name = "0")]
[Residual("width", Name = "1")]
public sealed class ResidualStageAttribute(int width) : BlockAttribute;
