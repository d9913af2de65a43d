namespace NetCompiler;

/// <summary>
/// Gated recurrent units: <c>r = σ(Wr x + br + Ur h + cr)</c>, <c>z = σ(Wz x + bz + Uz h + cz)</c>, <c>n = tanh(Wn x + bn + r (Un h + cn))</c>,
/// <c>h' = (1 - z) n + z h</c> for each step x of a sequence; the outputs are the states.
/// </summary>
/// <remarks>
/// <para>Shapes: a sequence of T steps of K becomes T steps of <c>units</c> (twice as many if <c>Bidirectional</c>), or with <c>LastState</c> a
/// vector. Anything but a sequence is the diagnostic NC0101; an initial state or lengths of another shape are NC0102.</para>
/// <para>Parameters, of each layer: <c>weight_ih_l0</c> [3 units, K], <c>weight_hh_l0</c> [3 units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c>
/// [3 units], with the gates in the order r, z, n, initialized uniformly in ±1/sqrt(units), as PyTorch does; of the layer stacked on it <c>…_l1</c>, backward in time
/// <c>…_l0_reverse</c>.</para>
/// <para>Streaming: a network of such layers, forward in time, and of layers that take each step by itself predicts one step a call, by
/// <c>PredictStep</c>.</para>
/// <para>Source: Cho et al., "Learning phrase representations using RNN encoder-decoder" (2014); r within n as in PyTorch and cuDNN.</para>
/// </remarks>
/// <param name="units">The number of features of a state, at least 1, or an expression.</param>
public sealed class GRUAttribute(object units) : RecurrentAttribute(units)
{
    /// <summary>Makes a layer of constant size.</summary>
    /// <param name="units">The number of features of a state, at least 1.</param>
    public GRUAttribute(int units)
        : this((object)units)
    {
    }
}
