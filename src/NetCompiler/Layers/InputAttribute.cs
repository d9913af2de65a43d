namespace NetCompiler;

/// <summary>An input of the network, and the shape of one sample of it: the first entry of every network.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>[Input(784)]</c>: a vector of 784 values;</item>
/// <item><c>[Input(128, 64)]</c>: a sequence of 128 steps of 64 channels, step by step in memory;</item>
/// <item><c>[Input(3, 32, 32)]</c>: an image of channels, height and width, channel by channel and line by line in memory;</item>
/// <item><c>[Input(1, 16, 32, 32)]</c>: a volume of channels, depth, height and width, channel by channel and plane by plane in memory;</item>
/// <item><c>[Input(16, Type = ElementType.Int32)]</c>: 16 token ids, for <see cref="EmbeddingAttribute"/>;</item>
/// <item><c>[Input(1, 28, 28, Type = ElementType.Byte)]</c>: an image of bytes, as files hold it.</item>
/// </list>
/// A network of several inputs gives each a <see cref="LayerAttribute.Name"/>, which is also the name of a tap:
/// <c>[From("tokens")]</c> continues at that input. Sizes below 1 and other numbers of sizes are the diagnostic NC0007.
/// </remarks>
/// <param name="shape">One, two, three or four sizes, each at least 1.</param>
public sealed class InputAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The sizes of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The most steps of a sequence of which the caller says how many there are: <c>[Input(64, Steps = 128)]</c> takes up to 128 steps of 64 channels,
    /// <c>[Input(Steps = 128, Type = ElementType.Int32)]</c> up to 128 ids. Predictions of fewer steps cost less; batches of a training have them all.
    /// Recurrent layers, attention and convolutions that keep the number of steps follow; layers that need all steps, such as
    /// <see cref="FlattenAttribute"/>, are the diagnostic NC0106. 0, unless set: the number is that of the shape.
    /// </summary>
    public int Steps { get; set; }

    /// <summary>What the values are.</summary>
    public ElementType Type { get; set; } = ElementType.Single;
}
