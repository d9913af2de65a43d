using NetCompiler;

namespace Zoo;

/// <summary>A layer of BERT's encoder: attention, then two dense layers, each with a residual connection and a normalization behind it.</summary>
/// <param name="width">Features of a token.</param>
/// <param name="heads">Heads of the attention.</param>
/// <param name="mask">The tap of a number for each token, 0 where it is padding.</param>
[Tap("in")]
[MultiHeadAttention("heads", Mask = "mask", Dropout = 0.1f, SeparateProjections = true, OutputProjection = false, Name = "attention.self")]
[Dense("width", Name = "attention.output.dense"), Dropout(0.1f), Add("in"), LayerNorm(1e-12f, Name = "attention.output.LayerNorm")]
[Tap("attended")]
[Dense("4 * width", Name = "intermediate.dense"), GELU]
[Dense("width", Name = "output.dense"), Dropout(0.1f), Add("attended"), LayerNorm(1e-12f, Name = "output.LayerNorm")]
public sealed class BertLayerAttribute(int width, int heads, string mask) : BlockAttribute;
