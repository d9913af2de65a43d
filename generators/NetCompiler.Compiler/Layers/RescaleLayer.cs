namespace NetCompiler.Compiler.Layers;

/// <summary>Values times a factor, plus another number.</summary>
public sealed class RescaleLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Rescale";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float scale = context.Real("scale", null, float.MinValue, float.MaxValue), offset = context.Real("offset", 0, float.MinValue, float.MaxValue);
        if (context.TakesNumbers())
        {
            context.Rescale([scale], [offset]);
        }
    }
}
