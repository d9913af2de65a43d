namespace NetCompiler;

/// <summary>
/// Names the classes of the prediction, in the order of its values: the network gets <c>Classify</c>, which gives the name with the largest value,
/// and the list <c>Labels</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: a vector of as many values as there are names, at least 2, which is the network's only output; unchanged. Otherwise it is the
/// diagnostic NC0102.</para>
/// </remarks>
/// <param name="names">The names, each once.</param>
public sealed class LabelsAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names.</summary>
    public string[] Names { get; } = names;
}
