using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// y = scale x + shift, of what the caller supplies: bytes or numbers become activations, laid out as their readers need them, in one pass.
/// dx = scale dy; bytes have no gradient.
/// </summary>
/// <param name="Scales">One for all features, or one for each.</param>
/// <param name="Shifts">As many.</param>
public sealed record Rescale(EquatableArray<float> Scales, EquatableArray<float> Shifts) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"scales={Write(Scales)}, shifts={Write(Shifts)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Rescale Read(OperatorSettings settings) =>
        new(new EquatableArray<float>(settings.Reals("scales")), new EquatableArray<float>(settings.Reals("shifts")));

    /// <inheritdoc/>
    public override bool IsPerStep => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1
            && inputs[0] is { Kind: ValueKind.Input, Type.Element: ElementType.Byte or ElementType.Single }
            && Scales.Count == Shifts.Count && (Scales.Count == 1 || Scales.Count == inputs[0].Shape.Channels),
            $"an input of bytes or numbers, of {Scales.Count} features",
            inputs);
        return inputs[0].Type with { Element = ElementType.Single };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        TensorShape features = TensorShape.Vector(Scales.Count), shape = evaluation.Node.Shape;
        int[] map = Scales.Count == 1 ? new int[shape.Count] : Broadcasting.Map(features, shape);
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int i = 0; i < shape.Count; i++)
            {
                evaluation.Output[row, i] = (evaluation.Inputs[0][row, i] * Scales[map[i]]) + Shifts[map[i]];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node scale = builder.Add(Scales.Count == 1 ? new Constant(Scales[0]) : new ConstantVector(Scales));
        return [node.Inputs[0].Type.Element == ElementType.Byte ? null : builder.Add(new Multiply(), upstream, scale)];
    }

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => null;

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs)
    {
        // As convolutions want the few channels of an image.
        StridedLayout padded = StridedLayout.Standard(node.Shape);
        return node.Shape.IsChannelMajor && padded.Lanes % Packing.Lanes != 0 ? padded.Natural() : padded;
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        StridedLayout from = kernel.Strided(kernel.Node.Inputs[0]), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "Rescale.Copy",
            $"ref {kernel.At(kernel.Node.Inputs[0])}", $"{from.LineStride}, {from.PixelStride}, {from.LaneStride}",
            $"ref {kernel.At(kernel.Value)}", $"{to.LineStride}, {to.PixelStride}, {to.LaneStride}",
            $"{to.Lines}, {Kernel.Pixels(to)}, {to.Lanes}", Print(Scales), Print(Shifts)));
    }

    private static string Write(EquatableArray<float> values) => string.Join(" ", values.Select(OperatorSettings.Write));

    private static string Print(EquatableArray<float> values) => $"[{string.Join(", ", values.Select(Literals.Of))}]";
}
