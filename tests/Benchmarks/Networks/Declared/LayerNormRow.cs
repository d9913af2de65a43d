namespace NetCompiler.Benchmarks;

/// <summary>A layer norm by itself.</summary>
[Network]
[Input(768), LayerNorm]
public sealed partial class LayerNormRow;
