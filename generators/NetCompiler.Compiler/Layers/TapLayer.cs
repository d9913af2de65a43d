namespace NetCompiler.Compiler.Layers;

/// <summary>Names the current value.</summary>
public sealed class TapLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Tap";

    /// <inheritdoc/>
    public override bool GivesValue => false;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.RequiredText("name") is string name)
        {
            context.DefineTap(name);
        }
    }
}
