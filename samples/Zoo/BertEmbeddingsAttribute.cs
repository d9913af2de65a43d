using NetCompiler;

namespace Zoo;

/// <summary>What BERT begins with: a vector for each word, for its position and for its type, added and normalized.</summary>
/// <param name="width">Features of a token.</param>
/// <param name="types">The tap of the vectors for the types of the tokens.</param>
[Embedding(30522, "width", Name = "word_embeddings"), PositionEmbedding(512, Name = "position_embeddings"), Add("types")]
[LayerNorm(1e-12f, Name = "LayerNorm"), Dropout(0.1f)]
public sealed class BertEmbeddingsAttribute(int width, string types) : BlockAttribute;
