namespace NetCompiler.Benchmarks;

/// <summary>The encoder of BERT-tiny for 128 tokens, without a mask and a pooler.</summary>
[Network]
[Input(128, Type = ElementType.Int32), Embedding(30522, 128), PositionEmbedding(128), LayerNorm(1e-12f)]
[TransformerEncoder(128, heads: 2, hidden: 512, gelu: true, epsilon: 1e-12f, Repeat = 2)]
public sealed partial class TinyEncoder;
