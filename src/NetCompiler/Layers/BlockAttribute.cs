namespace NetCompiler;

/// <summary>
/// The base of a user's own layers: a list of layers on an attribute class, which stands wherever a layer can stand.
/// </summary>
/// <remarks>
/// <code>
/// [Tap("in")]
/// [Conv2D("width", kernel: 3, padding: 1, bias: false), BatchNorm, ReLU]
/// [Conv2D("width", kernel: 3, padding: 1, bias: false), BatchNorm, Add("in"), ReLU]
/// public sealed class ResidualAttribute(int width) : BlockAttribute;
/// </code>
/// The parameters of the constructor are names in the expressions of the layers; one that other blocks are to set by an expression of theirs
/// has the type object: <c>[Residual("2 * width")]</c>. Taps belong to the block that defines them; a parameter
/// of type string that is used as a tap's name means a tap of the place where the block is used. Names inside are scoped by the name of the
/// block: <c>residual0.conv2d1.weight</c>. A block that contains itself is the diagnostic NC0011.
/// </remarks>
public abstract class BlockAttribute : LayerAttribute
{
    /// <summary>How many times the block stands in a row, each time with its own parameters: an integer of at least 1, or an expression.</summary>
    public object Repeat { get; set; } = 1;
}
