using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Sums away what a smaller type lacks, the inverse of <see cref="Broadcast"/>: the batch (target not batched), positions (to one value per
/// channel), features (to one value per position), or everything. y[i] = the sum of the x that <see cref="Broadcasting"/> would fill from
/// y[i]. dx = <see cref="Broadcast"/> of dy to the type of x.
/// </summary>
/// <param name="Target">The type of the result.</param>
public sealed record Sum(NodeType Target) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"target={TypeText.Write(Target)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Sum Read(OperatorSettings settings) => new(settings.Type("target"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && Broadcasting.TryRelate(Target, inputs[0].Type, out _), "one operand that the target can be spread over", inputs);
        return Target;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        Tensor x = evaluation.Inputs[0];
        int[] map = Broadcasting.Map(Target.Shape, x.Shape);
        for (int row = 0; row < x.Rows; row++)
        {
            for (int i = 0; i < map.Length; i++)
            {
                evaluation.Output[row, map[i]] += x[row, i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Broadcast(node.Inputs[0].Type), upstream)];

    /// <inheritdoc/>
    public override Node? OneStep(Node node, StreamBuilder stream)
    {
        bool isOfSteps = Target.Shape.Kind == ShapeKind.Sequence, wasOfSteps = node.Inputs[0].Shape.Kind == ShapeKind.Sequence;
        return isOfSteps != wasOfSteps ? null
            : stream.Again(node, isOfSteps ? new Sum(Target with { Shape = TensorShape.Sequence(1, Target.Shape.Channels) }) : this);
    }

    /// <inheritdoc/>
    public override int? AbsorbedInput => 0;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        given is PanelLayout || StridedLayout.IsStandard(given, node.Inputs[0].Shape) ? null : StridedLayout.Standard(node.Inputs[0].Shape);

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs) =>
        SumEmitter.IsPerChannel(node) ? StridedLayout.Standard(node.Shape).PixelStride : 0;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => SumEmitter.Emit(kernel);
}
