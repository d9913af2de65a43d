namespace NetCompiler;

/// <summary>What all recurrent layers have in common: they go through a sequence, step by step, with a state.</summary>
/// <param name="units">The number of features of a state, or an expression.</param>
public abstract class RecurrentAttribute(object units) : LayerAttribute
{
    /// <summary>The number of features of a state, or an expression.</summary>
    public object Units { get; } = units;

    /// <summary>How many layers are stacked, from 1 (the default) to 64, or an expression: each takes the outputs of the one before.</summary>
    public object? Layers { get; set; }

    /// <summary>Whether each layer also goes backward in time; its outputs follow the forward ones' as features.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>The rate of the <see cref="DropoutAttribute"/> behind each stacked layer but the last: from 0 (the default) to below 1, or an expression.</summary>
    public object? Dropout { get; set; }

    /// <summary>
    /// Whether the value is the last state of the last layer, a vector, rather than the outputs of all steps; backward in time, the last state is
    /// that at the first step.
    /// </summary>
    public bool LastState { get; set; }

    /// <summary>
    /// The tap that the states begin with: a vector of <c>units</c>, or, of several layers and directions, a sequence of one after the other: layer
    /// 0 forward, layer 0 backward, layer 1 forward, and so on. Zeros if not set.
    /// </summary>
    public string? InitialState { get; set; }

    /// <summary>A name for the states after the last step, as a tap of the shape that <see cref="InitialState"/> has; none if not set.</summary>
    public string? FinalState { get; set; }

    /// <summary>
    /// The tap with the length of each sample's sequence, from 1 to T: <c>[Input(1, Type = ElementType.Int32, Name = "lengths")]</c>. Steps
    /// beyond leave the state as it is and give zeros, as PyTorch's packed sequences do; backward in time, the first step is the last real one. A
    /// length out of range is an <see cref="System.ArgumentException"/> when it is fed. All steps are real if not set.
    /// </summary>
    public string? Lengths { get; set; }

    /// <summary>
    /// A name under which layers share their weights: every layer with that name uses the same values, and their gradients add. The shapes must
    /// agree (NC0105).
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>What the weights begin with: as described above unless given. With any other, the biases begin with 0.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The number that the initializer takes: see there.</summary>
    public object? InitializerValue { get; set; }
}
