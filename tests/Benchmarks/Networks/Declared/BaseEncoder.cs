namespace NetCompiler.Benchmarks;

/// <summary>The encoder of BERT-base for 128 tokens, without a mask and a pooler.</summary>
[Network]
[Input(128, Type = ElementType.Int32), Embedding(30522, 768), PositionEmbedding(128), LayerNorm(1e-12f)]
[TransformerEncoder(768, heads: 12, hidden: 3072, gelu: true, epsilon: 1e-12f, Repeat = 12)]
public sealed partial class BaseEncoder;
