using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Gated recurrent units: r, z = σ(W x + b + U h + c); n = tanh(W x + b + r (U h + c)); h' = (1 - z) n + z h.</summary>
public sealed class GRULayer : RecurrentLayer
{
    /// <inheritdoc/>
    public override string Kind => "GRU";

    /// <inheritdoc/>
    protected override int Gates => 3;

    /// <inheritdoc/>
    internal override Node[] Step(RecurrentStep step)
    {
        Node r = step.Sigmoid(step.Plus(step.Gate(step.FromInput, 0), step.Gate(step.FromState, 0)));
        Node z = step.Sigmoid(step.Plus(step.Gate(step.FromInput, 1), step.Gate(step.FromState, 1)));
        Node n = step.Activate(step.Plus(step.Gate(step.FromInput, 2), step.Times(r, step.Gate(step.FromState, 2))));
        return [step.Plus(step.Times(step.Rest(z), n), step.Times(z, step.States[0]))];
    }
}
