namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each channel of an image.</summary>
public sealed class GlobalAveragePool2DLayer : GlobalAveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "GlobalAveragePool2D";
}
