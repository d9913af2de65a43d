using NetCompiler;

namespace Zoo;

/// <summary>
/// BERT-base (Devlin et al., arXiv:1810.04805) for 128 tokens: 109,482,240 parameters under their published names. It gives each token's last hidden state
/// and what the pooler makes of the first.
/// </summary>
[Network]
[Input(128, Name = "mask")]                                                              // 1 for a token, 0 for padding
[Input(128, Type = ElementType.Int32, Name = "types"), Embedding(2, 768, Name = "bert.embeddings.token_type_embeddings"), Tap("typed")]
[Input(128, Type = ElementType.Int32, Name = "ids"), BertEmbeddings(768, "typed", Name = "bert.embeddings")]
[BertLayer(768, heads: 12, "mask", Repeat = 12, Name = "bert.encoder.layer.{i}")]
[Output("hidden")]
[Transpose, Slice(0, 1), Flatten]                                                        // the first token
[Dense(768, Name = "bert.pooler.dense"), Tanh, Output("pooled")]
public sealed partial class BertBase;
