namespace NetCompiler.Compiler.Declarations;

/// <summary>
/// One attribute on a network or on a block: its kind is the attribute's name without the suffix (<c>Dense</c>), its index the position
/// among the attributes of the class it stands on, in source order.
/// </summary>
/// <param name="Block">For the use of a user's block, what the block holds; else null.</param>
public sealed record LayerDeclaration(string Kind, int Index, EquatableArray<Argument> Arguments, BlockDeclaration? Block = null)
{
    /// <summary>The argument of this name, or null.</summary>
    public ArgumentValue? this[string name]
    {
        get
        {
            foreach (Argument argument in Arguments)
            {
                if (argument.Name == name)
                {
                    return argument.Value;
                }
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Kind : $"{Kind}({Arguments})";
}
