namespace NetCompiler;

/// <summary>A simple recurrent layer (Elman): <c>h' = tanh(W x + b + U h + c)</c> for each step x of a sequence, or with ReLU; the outputs are the states.</summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of K becomes T steps of <c>units</c> (twice as many if <c>Bidirectional</c>), or with <c>LastState</c> a
/// vector. Anything but a sequence is the diagnostic NC0101; an initial state or lengths of another shape are NC0102.</para>
/// <para>Parameters, of each layer: <c>weight_ih_l0</c> [units, K], <c>weight_hh_l0</c> [units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c>
/// [units], initialized uniformly in ±1/sqrt(units), as PyTorch does; of the layer stacked on it <c>…_l1</c>, backward in time
/// <c>…_l0_reverse</c>.</para>
/// <para>Streaming: a network of such layers, forward in time, and of layers that take each step by itself predicts one step a call, by
/// <c>PredictStep</c>.</para>
/// <para>Source: Elman, "Finding structure in time", Cognitive Science 14 (1990).</para>
/// </remarks>
/// <param name="units">The number of features of a state, at least 1, or an expression.</param>
public sealed class RNNAttribute(object units) : RecurrentAttribute(units)
{
    /// <summary>Makes a layer of constant size.</summary>
    /// <param name="units">The number of features of a state, at least 1.</param>
    public RNNAttribute(int units)
        : this((object)units)
    {
    }

    /// <summary>The function of what is new in the state.</summary>
    public RNNNonlinearity Nonlinearity { get; set; }
}
