namespace NetCompiler;

/// <summary>Names the value at this place, so that <see cref="FromAttribute"/> and <see cref="AddAttribute"/> can use it further down.</summary>
/// <remarks>
/// <para>Shapes: any, unchanged. Nothing is computed or copied. Names are local to a block; a name given twice is the diagnostic NC0009.</para>
/// </remarks>
/// <param name="name">The name of the tap.</param>
public sealed class TapAttribute(string name) : LayerAttribute
{
    /// <summary>The name of the tap.</summary>
    public string Tap { get; } = name;
}
