using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// An operator that computes every value of its result from the values of its operands at the same place, with
/// <see cref="Broadcasting"/>. Chains of such operators become one loop.
/// </summary>
public abstract record ElementwiseOperator : Operator
{
    /// <inheritdoc/>
    public override ValueType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == OperandCount, $"{OperandCount} operands", inputs);
        return Broadcasting.Join(Name, inputs);
    }

    /// <summary>How many operands there are.</summary>
    public abstract int OperandCount { get; }

    /// <summary>One value of the result.</summary>
    public abstract double Compute(IReadOnlyList<double> x);

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        Tensor output = evaluation.Output;
        List<int[]> maps = [.. evaluation.Inputs.Select(input => Broadcasting.Map(input.Shape, output.Shape))];
        double[] x = new double[maps.Count];
        int count = output.Shape.Count;
        for (int row = 0; row < output.Rows; row++)
        {
            for (int i = 0; i < count; i++)
            {
                for (int operand = 0; operand < x.Length; operand++)
                {
                    x[operand] = evaluation.Inputs[operand][row, maps[operand][i]];
                }

                output[row, i] = Compute(x);
            }
        }
    }

    /// <summary>
    /// The C# expression of a vector of the result from expressions of vectors of the operands; it compiles for
    /// <c>Vector512&lt;float&gt;</c> and for <c>Vector&lt;float&gt;</c>, and may stand inside any other expression.
    /// </summary>
    public abstract string Print(IReadOnlyList<string> operands);
}
