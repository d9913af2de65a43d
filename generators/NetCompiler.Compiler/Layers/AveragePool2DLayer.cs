namespace NetCompiler.Compiler.Layers;

/// <summary>The mean of each window of an image.</summary>
public sealed class AveragePool2DLayer : AveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AveragePool2D";
}
