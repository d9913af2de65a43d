using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// An operator that computes every value of its result from the values of its operands at the same place, with
/// <see cref="Broadcasting"/>. Chains of such operators become one loop.
/// </summary>
public abstract record ElementwiseOperator : Operator
{
    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
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
    /// <c>Vector512&lt;float&gt;</c> and for <c>Vector&lt;float&gt;</c>, and may stand inside any other expression. <c>M::VectorMath</c> has the
    /// functions.
    /// </summary>
    public abstract string Print(IReadOnlyList<string> operands);

    /// <inheritdoc/>
    public sealed override bool IsElementwise => true;

    /// <inheritdoc/>
    public sealed override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all)
    {
        if (!SharesPlaces(node.Inputs[input], node))
        {
            return given is StridedLayout && !StridedLayout.IsStandard(given, node.Inputs[input].Shape) ? StridedLayout.Standard(node.Inputs[input].Shape) : null;
        }

        Layout wanted = Reference(node, all);
        return given == wanted || (given is StridedLayout { IsVectorized: true } strided && wanted is StridedLayout place && strided.HasCoordinatesOf(place))
            ? null
            : wanted;
    }

    /// <inheritdoc/>
    public sealed override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => Reference(node, inputs);

    /// <inheritdoc/>
    public sealed override void Emit(Kernel kernel) => ElementwiseEmitter.Emit(kernel);

    /// <inheritdoc/>
    public sealed override bool EmitStraight(Kernel kernel, VectorText vector) => StraightEmitter.EmitElementwise(kernel, vector);

    // Operands of the result's shape lie as the first of them does; so does the result.
    private static Layout Reference(Node node, IReadOnlyList<Layout> inputs)
    {
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            if (node.Inputs[i].Shape == node.Shape && !node.Inputs[i].Operator.IsRecomputed && (node.Inputs[i].IsBatched || !node.IsBatched))
            {
                return inputs[i] is StridedLayout strided ? strided.Padded() : inputs[i];
            }
        }

        return StridedLayout.Standard(node.Shape);
    }

    private static bool SharesPlaces(Node input, Node node) =>
        Broadcasting.Relate(input.Type, node.Type) == BroadcastKind.Same && !input.Operator.IsRecomputed;
}
