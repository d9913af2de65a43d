namespace NetCompiler;

/// <summary>
/// One layer of a transformer's encoder: self attention, then two dense layers for each step, each with a residual connection and a layer normalization. A
/// block of simpler layers: <c>Repeat</c> makes an encoder of several.
/// </summary>
/// <remarks>
/// <para>Shapes: T steps of <c>width</c> features stay that.</para>
/// <para>Parameters, as PyTorch's <c>TransformerEncoderLayer</c> names them: those of <c>self_attn</c> (a <see cref="MultiHeadAttentionAttribute"/>),
/// <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>.</para>
/// <para>Source: Vaswani et al., "Attention is all you need" (2017); normalization first: Xiong et al., "On layer normalization in the transformer
/// architecture" (2020).</para>
/// </remarks>
/// <param name="width">The features of a step, which must be those it has; or an expression.</param>
/// <param name="heads">The number of heads, which divides the width; or an expression.</param>
/// <param name="hidden">The features between the two dense layers, usually four times the width; or an expression.</param>
/// <param name="dropout">The probability of zeros in training: of attention weights, and of what goes into each residual connection.</param>
/// <param name="gelu">Whether GELU is between the dense layers; otherwise ReLU is.</param>
/// <param name="normFirst">Whether normalization comes before attention and dense layers; otherwise it comes behind the residual connections.</param>
/// <param name="causal">Whether a step attends only to itself and the steps before it.</param>
/// <param name="mask">The tap of a vector with a number for each step, 0 where it is not attended to; null for none.</param>
/// <param name="epsilon">What is added to variances.</param>
[Tap("in")]
[LayerNorm("epsilon", Name = "norm1", If = "normFirst")]
[MultiHeadAttention("heads", Causal = "causal", Mask = "mask", Dropout = "dropout", Name = "self_attn")]
[Dropout("dropout"), Add("in")]
[LayerNorm("epsilon", Name = "norm1", If = "!normFirst")]
[Tap("attended")]
[LayerNorm("epsilon", Name = "norm2", If = "normFirst")]
[Dense("hidden", Name = "linear1")]
[ReLU(If = "!gelu"), GELU(If = "gelu")]
[Dropout("dropout"), Dense("width", Name = "linear2")]
[Dropout("dropout"), Add("attended")]
[LayerNorm("epsilon", Name = "norm2", If = "!normFirst")]
public sealed class TransformerEncoderAttribute(
    object width, object heads, object hidden, float dropout = 0, bool gelu = false, bool normFirst = false, bool causal = false, string? mask = null,
    float epsilon = 1e-5f) : BlockAttribute
{
    /// <summary>The features of a step, or an expression.</summary>
    public object Width { get; } = width;

    /// <summary>The number of heads, or an expression.</summary>
    public object Heads { get; } = heads;

    /// <summary>The features between the two dense layers, or an expression.</summary>
    public object Hidden { get; } = hidden;

    /// <summary>The probability of zeros in training.</summary>
    public float Dropout { get; } = dropout;

    /// <summary>Whether GELU is between the dense layers, not ReLU.</summary>
    public bool GELU { get; } = gelu;

    /// <summary>Whether normalization comes first.</summary>
    public bool NormFirst { get; } = normFirst;

    /// <summary>Whether a step attends only to itself and the steps before it.</summary>
    public bool Causal { get; } = causal;

    /// <summary>The tap of the mask.</summary>
    public string? Mask { get; } = mask;

    /// <summary>What is added to variances.</summary>
    public float Epsilon { get; } = epsilon;
}
