namespace NetCompiler;

/// <summary>Multiplies with a value that <see cref="TapAttribute"/> or an input has named: <c>y = x * tap</c>, element by element.</summary>
/// <remarks>
/// <para>Shapes: both the same, and unchanged; different ones are the diagnostic NC0103. A name that nothing above defines is NC0010.</para>
/// <para>Source: Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9 (1997), whose gates multiply.</para>
/// </remarks>
/// <param name="name">The name of the tap.</param>
public sealed class MultiplyAttribute(string name) : LayerAttribute
{
    /// <summary>The name of the tap.</summary>
    public string Tap { get; } = name;
}
