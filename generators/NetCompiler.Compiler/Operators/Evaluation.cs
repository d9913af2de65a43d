using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>What an operator's reference evaluation works on.</summary>
/// <param name="Node">The node being computed.</param>
/// <param name="Inputs">The values of its inputs.</param>
/// <param name="Output">Where the result goes, all zero at first.</param>
/// <param name="Batch">The number of samples of the batch.</param>
/// <param name="Source">What leaves are read from.</param>
public sealed record Evaluation(Node Node, IReadOnlyList<Tensor> Inputs, Tensor Output, int Batch, IEvaluationSource Source)
{
    /// <summary>The rows to go over where the result sums over the batch: 1 if no input is batched.</summary>
    public int InputRows => Inputs.Max(input => input.Rows);

    /// <summary>Makes a named value of the source the result.</summary>
    /// <exception cref="ShapeException">The source gives another number of values.</exception>
    public void Load(string name)
    {
        double[] values = Source.Value(name);
        if (values.Length != Output.Data.Length)
        {
            throw new ShapeException(
                $"'{name}' needs {Output.Data.Length} values ({TypeText.Write(Node.Type)}, batch {Batch}), but the source gives {values.Length}.");
        }

        values.CopyTo(Output.Data, 0);
    }
}
