using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A simple recurrence: h' = tanh(W x + b + U h + c), or with ReLU.</summary>
public sealed class RNNLayer : RecurrentLayer
{
    /// <inheritdoc/>
    public override string Kind => "RNN";

    /// <inheritdoc/>
    protected override int Gates => 1;

    /// <inheritdoc/>
    protected override Operator Nonlinearity(LoweringContext context) =>
        context.Choice("Nonlinearity", "Tanh", "ReLU") == "Tanh" ? new Tanh() : new ReLU();

    /// <inheritdoc/>
    internal override Node[] Step(RecurrentStep step) => [step.Activate(step.Plus(step.FromInput, step.FromState))];
}
