namespace NetCompiler;

/// <summary>
/// What the weight of a layer begins with. The inputs of an output (fan-in) are the product of all axes of the weight but the first, the outputs
/// of an input (fan-out) the product of all axes but the second. <c>value</c> is the layer's <c>InitializerValue</c>; where it is a gain it is 1
/// unless given.
/// </summary>
public enum Initializer
{
    /// <summary>The layer's own, as in PyTorch. Takes no value.</summary>
    Default,

    /// <summary>Every number is <c>value</c>.</summary>
    Constant,

    /// <summary>Uniform between <c>-value</c> and <c>value</c>.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and standard deviation <c>value</c>.</summary>
    Normal,

    /// <summary>
    /// Normal with mean 0 and standard deviation <c>value</c>, but numbers more than two of these away are drawn again: the standard deviation
    /// of what is left is 0.88 of it.
    /// </summary>
    TruncatedNormal,

    /// <summary>
    /// Uniform in ±gain * sqrt(6 / (fan-in + fan-out)). Source: Glorot, Bengio: Understanding the difficulty of training deep feedforward neural
    /// networks (AISTATS 2010); also known as Xavier.
    /// </summary>
    GlorotUniform,

    /// <summary>Normal with standard deviation gain * sqrt(2 / (fan-in + fan-out)); see <see cref="GlorotUniform"/>.</summary>
    GlorotNormal,

    /// <summary>
    /// Uniform in ±gain * sqrt(6 / fan-in): for ReLU. Source: He et al.: Delving deep into rectifiers (ICCV 2015); also known as Kaiming.
    /// </summary>
    HeUniform,

    /// <summary>Normal with standard deviation gain * sqrt(2 / fan-in): for ReLU; see <see cref="HeUniform"/>.</summary>
    HeNormal,

    /// <summary>Uniform in ±gain * sqrt(3 / fan-in): for SELU. Source: LeCun, Bottou, Orr, Müller: Efficient BackProp (1998).</summary>
    LeCunUniform,

    /// <summary>Normal with standard deviation gain * sqrt(1 / fan-in): for SELU; see <see cref="LeCunUniform"/>.</summary>
    LeCunNormal,

    /// <summary>
    /// Gain times a random matrix, of the first axis by all others, whose rows (or columns, if there are fewer) are perpendicular and of length
    /// 1. Source: Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear neural networks (ICLR 2014).
    /// </summary>
    Orthogonal,
}
