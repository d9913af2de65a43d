using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>The same values in the same logical order with other axes: an image flattens in the order C, H, W. dx = dy reshaped back.</summary>
/// <param name="Shape">The shape of the result.</param>
public sealed record Reshape(TensorShape Shape) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"shape={TypeText.Write(Shape)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Reshape Read(OperatorSettings settings) => new(settings.Shape("shape"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 1 && inputs[0].Shape.Count == Shape.Count, $"{Shape.Count} values", inputs);
        return inputs[0].Type with { Shape = Shape };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Inputs[0].Data.CopyTo(evaluation.Output.Data, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new Reshape(node.Inputs[0].Shape), upstream)];

    /// <inheritdoc/>
    public override bool IsView => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) =>
        ((StridedLayout)given).ViewAs(node.Inputs[0].Shape, Shape) is null ? StridedLayout.Plain(node.Inputs[0].Shape) : null;

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) =>
        ((StridedLayout)inputs[0]).ViewAs(node.Inputs[0].Shape, Shape) ?? throw new ShapeException($"{inputs[0]} cannot be seen as {Shape}.");
}
