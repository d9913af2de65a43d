using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>What an operator's reference evaluation works on.</summary>
/// <param name="Node">The node being computed.</param>
/// <param name="Inputs">The values of its inputs.</param>
/// <param name="Output">Where the result goes, all zero at first.</param>
/// <param name="Batch">The number of samples of the batch.</param>
/// <param name="Source">What leaves are read from.</param>
public sealed record Evaluation(Node Node, IReadOnlyList<Tensor> Inputs, Tensor Output, int Batch, IEvaluationSource Source);

/// <summary>Gives the reference evaluation the values of inputs, parameters and states, and random masks.</summary>
public interface IEvaluationSource
{
    /// <summary>The value of a named input, parameter or state, in logical order.</summary>
    double[] Value(string name);

    /// <summary>Whether dropout keeps an element: by stream (dropout layer), row and index in the row's logical order.</summary>
    bool Keeps(int stream, int row, int index, double rate);
}
