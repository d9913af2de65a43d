using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Of labels, integers (P): y[p, c] = 1 if c is labels[p], else 0; a label that is ignored gives zeros only. No gradient.
/// </summary>
/// <param name="Shape">The shape of the result: a vector of classes for one label, or a sequence of P steps of them.</param>
/// <param name="Ignored">The label that gives zeros only, or null.</param>
public sealed record OneHot(TensorShape Shape, int? Ignored) : Operator
{
    // Labels are checked with the batch: none is negative, unless it is the one that is ignored.
    private const int NoLabel = -1;

    /// <inheritdoc/>
    public override string Settings => $"shape={TypeText.Write(Shape)}" + (Ignored is int ignored ? $", ignored={ignored}" : "");

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static OneHot Read(OperatorSettings settings) =>
        new(settings.Shape("shape"), settings.Has("ignored") ? settings.Integer("ignored") : null);

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1
            && Shape is { Kind: ShapeKind.Vector } or { Kind: ShapeKind.Sequence, Dimensions.Count: 2 }
            && inputs[0].Type == new NodeType(Shape.OnePerPosition, inputs[0].IsBatched, ElementType.Int32),
            $"{Shape.Positions} integer labels",
            inputs);
        return new(Shape, inputs[0].IsBatched);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int position = 0; position < Shape.Positions; position++)
            {
                int label = (int)evaluation.Inputs[0][row, position];
                if (label != Ignored)
                {
                    evaluation.Output[row, (position * Shape.Channels) + label] = 1;
                }
            }
        }
    }

    // Losses are computed of whole sequences only.
    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => null;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        StridedLayout to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "OneHot.Spread",
            $"{to.Lines * to.Pixels}", kernel.Integers(kernel.Node.Inputs[0]), Literals.Of(Ignored ?? NoLabel), $"ref {kernel.At(kernel.Value)}",
            Literals.Of(to.PixelStride), Literals.Of(to.Lanes)));
    }

    /// <inheritdoc/>
    public override IndexRange? IndexRange(Node node, Node input) => new(0, Shape.Channels - 1, "label");
}
