namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>A block of two dense layers with a way around them.</summary>
/// <param name="width">Values before and behind it.</param>
/// <param name="factor">How much wider it is inside.</param>
[Tap("in")]
[Dense($"{nameof(factor)} * ({nameof(width)} + 1) - {nameof(factor)}", bias: false), BatchNorm, ReLU]
[Dense("width"), Add("in"), Tanh]
public sealed class ResidualAttribute(int width, int factor = 2) : BlockAttribute;
