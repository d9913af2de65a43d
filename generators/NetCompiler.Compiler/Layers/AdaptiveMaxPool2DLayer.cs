namespace NetCompiler.Compiler.Layers;

/// <summary>The largest values of as many windows of an image as are asked for.</summary>
public sealed class AdaptiveMaxPool2DLayer : AdaptiveMaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "AdaptiveMaxPool2D";
}
