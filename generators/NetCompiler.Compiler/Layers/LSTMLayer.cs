using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Long short-term memory: i, f, o = σ(W x + b + U h + c), g = tanh(…); cell' = f cell + i g; h' = o tanh(cell').</summary>
public sealed class LSTMLayer : RecurrentLayer
{
    /// <inheritdoc/>
    public override string Kind => "LSTM";

    /// <inheritdoc/>
    protected override int Gates => 4;

    /// <inheritdoc/>
    protected override bool HasCell => true;

    /// <inheritdoc/>
    internal override Node[] Step(RecurrentStep step)
    {
        Node gates = step.Plus(step.FromInput, step.FromState);
        Node i = step.Sigmoid(step.Gate(gates, 0)), f = step.Sigmoid(step.Gate(gates, 1));
        Node g = step.Activate(step.Gate(gates, 2)), o = step.Sigmoid(step.Gate(gates, 3));
        Node cell = step.Plus(step.Times(f, step.States[1]), step.Times(i, g));
        return [step.Times(o, step.Activate(cell)), cell];
    }
}
