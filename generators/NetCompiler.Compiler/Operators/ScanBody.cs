using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What one step of a <see cref="Scan"/> computes. Its inputs are, in this order, the step's parts of the sequences, the states as the step
/// before left them, and captured values; its outputs the new states, then the values that are collected into sequences.
/// </summary>
/// <param name="Graph">The nodes; its outputs have kind <see cref="OutputKind.Step"/>, in order.</param>
/// <param name="Sequences">The number of sequences.</param>
/// <param name="States">The number of states.</param>
/// <param name="Captures">The number of captured values.</param>
public sealed record ScanBody(Graph Graph, int Sequences, int States, int Captures)
{
    /// <summary>The values that are collected, beside the states.</summary>
    public int Collected => Graph.Outputs.Count - States;

    /// <summary>The input of an index, or null if the body does not use it.</summary>
    public Node? Input(int index) => Graph.Nodes.FirstOrDefault(node => node.Operator is StepInput input && input.Index == index);

    /// <summary>The features of a result: of a new state, or of a collected value behind the states.</summary>
    public int Features(int result) => Graph.Outputs[result].Node.Shape.Channels;
}
