namespace NetCompiler.Compiler.Layers;

/// <summary>Goes on at a named value.</summary>
public sealed class FromLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "From";

    /// <inheritdoc/>
    public override bool GivesValue => false;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.Tap("name") is Cursor tap)
        {
            context.MoveTo(tap);
        }
        else
        {
            context.Fail();
        }
    }
}
