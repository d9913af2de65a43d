namespace NetCompiler;

/// <summary>
/// One layer of a transformer's decoder: causal self attention, attention to a memory, then two dense layers for each step, each with a residual connection
/// and a layer normalization. A block of simpler layers: <c>Repeat</c> makes a decoder of several.
/// </summary>
/// <remarks>
/// <para>Shapes: T steps of <c>width</c> features stay that; the memory has S steps of any features.</para>
/// <para>Parameters, as PyTorch's <c>TransformerDecoderLayer</c> names them: those of <c>self_attn</c> and <c>multihead_attn</c> (see
/// <see cref="MultiHeadAttentionAttribute"/>), <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>, <c>norm3</c>.</para>
/// <para>Source: Vaswani et al., "Attention is all you need" (2017).</para>
/// </remarks>
/// <param name="width">The features of a step, which must be those it has; or an expression.</param>
/// <param name="heads">The number of heads, which divides the width; or an expression.</param>
/// <param name="hidden">The features between the two dense layers, usually four times the width; or an expression.</param>
/// <param name="memory">The tap of what is attended to, usually the encoder's result.</param>
/// <param name="dropout">The probability of zeros in training: of attention weights, and of what goes into each residual connection.</param>
/// <param name="gelu">Whether GELU is between the dense layers; otherwise ReLU is.</param>
/// <param name="normFirst">Whether normalization comes before attentions and dense layers; otherwise it comes behind the residual connections.</param>
/// <param name="causal">Whether a step attends only to itself and the steps before it; true unless given.</param>
/// <param name="mask">The tap of a vector with a number for each step, 0 where it is not attended to; null for none.</param>
/// <param name="memoryMask">The tap of a vector with a number for each step of the memory, 0 where it is not attended to; null for none.</param>
/// <param name="epsilon">What is added to variances.</param>
[Tap("in")]
[LayerNorm("epsilon", Name = "norm1", If = "normFirst")]
[MultiHeadAttention("heads", Causal = "causal", Mask = "mask", Dropout = "dropout", Name = "self_attn")]
[Dropout("dropout"), Add("in")]
[LayerNorm("epsilon", Name = "norm1", If = "!normFirst")]
[Tap("attended")]
[LayerNorm("epsilon", Name = "norm2", If = "normFirst")]
[MultiHeadAttention("heads", Keys = "memory", Mask = "memoryMask", Dropout = "dropout", Name = "multihead_attn")]
[Dropout("dropout"), Add("attended")]
[LayerNorm("epsilon", Name = "norm2", If = "!normFirst")]
[Tap("crossed")]
[LayerNorm("epsilon", Name = "norm3", If = "normFirst")]
[Dense("hidden", Name = "linear1")]
[ReLU(If = "!gelu"), GELU(If = "gelu")]
[Dropout("dropout"), Dense("width", Name = "linear2")]
[Dropout("dropout"), Add("crossed")]
[LayerNorm("epsilon", Name = "norm3", If = "!normFirst")]
public sealed class TransformerDecoderAttribute(
    object width, object heads, object hidden, string memory, float dropout = 0, bool gelu = false, bool normFirst = false, bool causal = true,
    string? mask = null, string? memoryMask = null, float epsilon = 1e-5f) : BlockAttribute
{
    /// <summary>The features of a step, or an expression.</summary>
    public object Width { get; } = width;

    /// <summary>The number of heads, or an expression.</summary>
    public object Heads { get; } = heads;

    /// <summary>The features between the two dense layers, or an expression.</summary>
    public object Hidden { get; } = hidden;

    /// <summary>The tap of what is attended to.</summary>
    public string Memory { get; } = memory;

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

    /// <summary>The tap of the memory's mask.</summary>
    public string? MemoryMask { get; } = memoryMask;

    /// <summary>What is added to variances.</summary>
    public float Epsilon { get; } = epsilon;
}
