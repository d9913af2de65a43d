namespace NetCompiler.Compiler.Declarations;

/// <summary>
/// One argument of an attribute: an <see cref="int"/>, <see cref="float"/>, <see cref="bool"/>, <see cref="string"/> (a name, or an
/// expression such as <c>4 * width</c>) or an array of those, under the name of its constructor parameter or property.
/// </summary>
public sealed record Argument(string Name, ArgumentValue Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Value}";
}
