namespace NetCompiler;

/// <summary>
/// Long short-term memory: <c>i, f, o = σ(W x + b + U h + c)</c> and <c>g = tanh(W x + b + U h + c)</c>, each with weights of its own,
/// <c>cell' = f cell + i g</c>, <c>h' = o tanh(cell')</c> for each step x of a sequence; the outputs are the states h.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of K becomes T steps of <c>units</c> (twice as many if <c>Bidirectional</c>), or with <c>LastState</c> a
/// vector. Anything but a sequence is the diagnostic NC0101; an initial state or lengths of another shape are NC0102.</para>
/// <para>Parameters, of each layer: <c>weight_ih_l0</c> [4 units, K], <c>weight_hh_l0</c> [4 units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c>
/// [4 units], with the gates in the order i, f, g, o, initialized uniformly in ±1/sqrt(units), as PyTorch does; of the layer stacked on it <c>…_l1</c>, backward in time
/// <c>…_l0_reverse</c>.</para>
/// <para>Streaming: a network of such layers, forward in time, and of layers that take each step by itself predicts one step a call, by
/// <c>PredictStep</c>.</para>
/// <para>Source: Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 9 (1997); with the forget gate of Gers et al. (2000).</para>
/// </remarks>
/// <param name="units">The number of features of a state, at least 1, or an expression.</param>
public sealed class LSTMAttribute(object units) : RecurrentAttribute(units)
{
    /// <summary>Makes a layer of constant size.</summary>
    /// <param name="units">The number of features of a state, at least 1.</param>
    public LSTMAttribute(int units)
        : this((object)units)
    {
    }

    /// <summary>The tap that the cells begin with, of the shape that <see cref="RecurrentAttribute.InitialState"/> has; zeros if not set.</summary>
    public string? InitialCell { get; set; }

    /// <summary>A name for the cells after the last step, as a tap; none if not set.</summary>
    public string? FinalCell { get; set; }
}
