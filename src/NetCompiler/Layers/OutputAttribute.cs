namespace NetCompiler;

/// <summary>Makes the value above an output of the prediction. Without any, the value at the end of the list is the only output.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. A network of several outputs predicts into <c>Outputs</c>, which names them:
/// <c>network.Predict(input, new() { Species = species, Size = size })</c>. Metrics look at the first.</para>
/// <para>A name given twice, or that of an input, is the diagnostic NC0009. What reaches neither an output nor a loss is NC0013.</para>
/// </remarks>
/// <param name="name">The name of the output.</param>
public sealed class OutputAttribute(string name) : LayerAttribute
{
    /// <summary>The name of the output.</summary>
    public string Output { get; } = name;
}
