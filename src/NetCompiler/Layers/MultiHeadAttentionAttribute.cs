namespace NetCompiler;

/// <summary>
/// Multi-head attention: for each head, <c>y[t] = sum over s of softmax over s (q[t] · k[s] / sqrt(d)) * v[s]</c> with linear maps q of the value before
/// it, k of the keys and v of the values, and a linear map of the heads side by side behind it.
/// </summary>
/// <remarks>
/// <para>Shapes: T steps of C features stay that. The C features are cut into <c>heads</c> heads of d = C / heads; where that leaves a rest, it is the
/// diagnostic NC0102. Keys and values are the value before it, unless <see cref="Keys"/> and <see cref="Values"/> name others, of S steps of any
/// features.</para>
/// <para>Scores are computed for 32 queries at a time, also in training, where they are computed again for the gradients: memory grows with T, not with
/// T * S. A step that sees no key, since the mask has only zeros for it, gives zeros (what is left of it is the bias of the map behind).</para>
/// <para>Parameters, as PyTorch names and begins them: <c>in_proj_weight</c> [3C, C], the maps of queries, keys and values one below the other, uniform in
/// ±sqrt(6 / (4C)); <c>in_proj_bias</c> [3C], 0; <c>out_proj.weight</c> [C, C], uniform in ±1/sqrt(C); <c>out_proj.bias</c> [C], 0. With keys or values of
/// other features, <c>q_proj_weight</c>, <c>k_proj_weight</c> and <c>v_proj_weight</c> [C, features] instead of the first. With
/// <see cref="SeparateProjections"/>, <c>query.weight</c>, <c>query.bias</c>, <c>key.weight</c> and so on, which begin as dense layers do.</para>
/// <para>Source: Vaswani et al., "Attention is all you need" (2017).</para>
/// </remarks>
/// <param name="heads">The number of heads, at least 1, or an expression.</param>
/// <param name="bias">Whether the linear maps have a bias: true (the default) or false.</param>
public sealed class MultiHeadAttentionAttribute(object heads, object? bias = null) : LayerAttribute
{
    /// <summary>Makes an attention of a constant number of heads.</summary>
    /// <param name="heads">The number of heads, at least 1.</param>
    /// <param name="bias">Whether the linear maps have a bias.</param>
    public MultiHeadAttentionAttribute(int heads, bool bias = true)
        : this((object)heads, bias)
    {
    }

    /// <summary>The number of heads, or an expression.</summary>
    public object Heads { get; } = heads;

    /// <summary>Whether the linear maps have a bias.</summary>
    public object Bias { get; } = bias ?? true;

    /// <summary>The tap of what keys, and values unless given, are made of: the memory of a cross attention.</summary>
    public string? Keys { get; set; }

    /// <summary>The tap of what values are made of, of as many steps as the keys.</summary>
    public string? Values { get; set; }

    /// <summary>
    /// The tap of a vector with a number for each key: 0 where the key is not attended to, anything else (1) where it is. PyTorch's
    /// <c>key_padding_mask</c> is the opposite; what tokenizers call <c>attention_mask</c> is this. A wrong length is the diagnostic NC0102. What masked
    /// keys hold is not even read.
    /// </summary>
    public string? Mask { get; set; }

    /// <summary>Whether a step attends only to itself and the steps before it: true or false, or a parameter of the block that is.</summary>
    public object? Causal { get; set; }

    /// <summary>The probability with which, in training, each attention weight is dropped: from 0 (the default) to below 1, or an expression.</summary>
    public object? Dropout { get; set; }

    /// <summary>Whether queries, keys and values have weights of their own, by the names that BERT has.</summary>
    public bool SeparateProjections { get; set; }

    /// <summary>Whether there is a linear map behind the heads; true by default.</summary>
    public bool OutputProjection { get; set; } = true;

    /// <summary>Whether queries and keys are rotated by their positions as <see cref="RotaryEmbeddingAttribute"/> does, head by head.</summary>
    public bool Rotary { get; set; }

    /// <summary>The base of the rotation's wave lengths, above 1; 10000 by default.</summary>
    public object? RotaryBase { get; set; }

    /// <summary>A name under which layers share all of their weights; the shapes must agree (NC0105).</summary>
    public string? Weights { get; set; }

    /// <summary>What the weights begin with: as described above unless given.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
