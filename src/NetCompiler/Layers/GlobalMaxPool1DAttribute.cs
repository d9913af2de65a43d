namespace NetCompiler;

/// <summary>The largest value of each channel over the steps: <c>y[c] = max over t of x[t, c]</c>.</summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of C channels becomes a vector of C; no <see cref="FlattenAttribute"/> is needed behind it. Anything but a
/// sequence is the diagnostic NC0101.</para>
/// <para>The gradient goes to the first of the largest values.</para>
/// <para>Source: Collobert et al., "Natural language processing (almost) from scratch", JMLR 12 (2011).</para>
/// </remarks>
public sealed class GlobalMaxPool1DAttribute : LayerAttribute;
