namespace NetCompiler.Compiler.Layers;

/// <summary>The largest value of each window of an image.</summary>
public sealed class MaxPool2DLayer : MaxPoolLayer
{
    /// <inheritdoc/>
    public override string Kind => "MaxPool2D";
}
