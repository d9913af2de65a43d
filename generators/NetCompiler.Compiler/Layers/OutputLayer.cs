namespace NetCompiler.Compiler.Layers;

/// <summary>Makes the current value an output of the prediction.</summary>
public sealed class OutputLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Output";

    /// <inheritdoc/>
    public override bool GivesValue => false;

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        if (context.RequiredText("name") is string name && context.TakesNumbers())
        {
            context.DefineOutput(name);
        }
    }
}
