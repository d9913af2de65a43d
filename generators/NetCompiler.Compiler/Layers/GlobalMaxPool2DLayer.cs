namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each channel of an image.</summary>
public sealed class GlobalMaxPool2DLayer : GlobalMaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalMaxPool2D";
}
