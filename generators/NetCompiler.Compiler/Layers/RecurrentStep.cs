using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>A step of a recurrent layer as its formula sees it: gates one behind the other, and states.</summary>
/// <param name="Body">The graph of the step.</param>
/// <param name="Units">The features of a gate and of a state.</param>
/// <param name="FromInput">W x + b, all gates.</param>
/// <param name="FromState">U h + c, all gates.</param>
/// <param name="States">The states before the step: the outputs first.</param>
/// <param name="Nonlinearity">The function of what is new in a state.</param>
internal sealed record RecurrentStep(
    GraphBuilder Body, int Units, Node FromInput, Node FromState, IReadOnlyList<Node> States, Operator Nonlinearity)
{
    /// <summary>One of several gates.</summary>
    public Node Gate(Node gates, int index) => Body.Add(new Slice(index * Units, Units), gates);

    /// <summary>a + b.</summary>
    public Node Plus(Node a, Node b) => Body.Add(new Add(), a, b);

    /// <summary>1 - a.</summary>
    public Node Rest(Node a) => Body.Add(new Subtract(), Body.Add(new Constant(1)), a);

    /// <summary>a b.</summary>
    public Node Times(Node a, Node b) => Body.Add(new Multiply(), a, b);

    /// <summary>1 / (1 + exp(-a)).</summary>
    public Node Sigmoid(Node a) => Body.Add(new Sigmoid(), a);

    /// <summary>The function of what is new in a state.</summary>
    public Node Activate(Node a) => Body.Add(Nonlinearity, a);
}
