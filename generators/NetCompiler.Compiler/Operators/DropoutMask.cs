using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What dropout multiplies by: 1 / (1 - rate) where an element is kept, 0 where it is dropped. Whether it is kept depends only on the seed,
/// the step, the stream, the row and the element, so the mask is computed again where it is needed, and never stored. No gradient.
/// </summary>
/// <param name="Rate">The probability to be dropped, in [0, 1).</param>
/// <param name="Stream">Which dropout layer of the network this is.</param>
/// <param name="Type">The type of the mask.</param>
/// <remarks>Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", JMLR 15 (2014).</remarks>
public sealed record DropoutMask(float Rate, int Stream, NodeType Type) : ElementwiseOperator
{
    /// <inheritdoc/>
    public override string Settings => $"rate={OperatorSettings.Write(Rate)}, stream={Stream}, type={TypeText.Write(Type)}";

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Activation;

    /// <inheritdoc/>
    public override int OperandCount => 0;

    /// <summary>Random 32-bit numbers below this one drop their element.</summary>
    public uint Threshold => (uint)(Rate * 4294967296.0);

    /// <summary>What kept elements are multiplied by.</summary>
    public float Scale => (float)(1 / (1 - (double)Rate));

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static DropoutMask Read(OperatorSettings settings) => new(settings.Real("rate"), settings.Integer("stream"), settings.Type("type"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return Type;
    }

    /// <summary>The value of the mask: of 1 where the element is kept, else of 0.</summary>
    public override double Compute(IReadOnlyList<double> x) => x[0] / (1 - (double)Rate);

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        int count = evaluation.Output.Shape.Count;
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int i = 0; i < count; i++)
            {
                evaluation.Output[row, i] = Compute([evaluation.Source.Keeps(Stream, row, i, Rate) ? 1 : 0]);
            }
        }
    }

    /// <summary>
    /// The mask of a vector of elements: the operands are the key of this step and stream, the index of the first element, and what the function for this
    /// width of vectors is called after, since its arguments do not tell.
    /// </summary>
    public override string Print(IReadOnlyList<string> operands) =>
        $"M::VectorMath.DropoutMask{operands[2]}({operands[0]}, {operands[1]}, {Threshold}u, {OperatorSettings.Write(Scale)}f)";

    /// <inheritdoc/>
    public override bool IsRecomputed => true;
}
