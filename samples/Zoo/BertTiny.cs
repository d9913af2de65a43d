using NetCompiler;

namespace Zoo;

/// <summary>
/// BERT-tiny (Turc et al., arXiv:1908.08962), two layers of 128 features, for 32 tokens: 4,385,920 parameters under their published names, and a classifier
/// of two classes behind the pooler.
/// </summary>
[Network]
[Input(32, Name = "mask")]                                                               // 1 for a token, 0 for padding
[Input(32, Type = ElementType.Int32, Name = "types"), Embedding(2, 128, Name = "bert.embeddings.token_type_embeddings"), Tap("typed")]
[Input(32, Type = ElementType.Int32, Name = "ids"), BertEmbeddings(128, "typed", Name = "bert.embeddings")]
[BertLayer(128, heads: 2, "mask", Repeat = 2, Name = "bert.encoder.layer.{i}")]
[Transpose, Slice(0, 1), Flatten]                                                        // the first token
[Dense(128, Name = "bert.pooler.dense"), Tanh, Dropout(0.1f), Dense(2, Name = "classifier")]
[CrossEntropyLoss]
[Softmax]
public sealed partial class BertTiny;
