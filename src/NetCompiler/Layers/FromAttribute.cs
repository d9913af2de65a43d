namespace NetCompiler;

/// <summary>Continues at a value that <see cref="TapAttribute"/> or an input has named, instead of the one above.</summary>
/// <remarks>
/// <para>Shapes: that of the named value. A name that nothing above defines is the diagnostic NC0010.</para>
/// </remarks>
/// <param name="name">The name of the tap.</param>
public sealed class FromAttribute(string name) : LayerAttribute
{
    /// <summary>The name of the tap.</summary>
    public string Tap { get; } = name;
}
