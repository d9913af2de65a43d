namespace NetCompiler.Compiler.Layers;

/// <summary>The means of as many windows of an image as are asked for.</summary>
public sealed class AdaptiveAveragePool2DLayer : AdaptiveAveragePoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveAveragePool2D";
}
