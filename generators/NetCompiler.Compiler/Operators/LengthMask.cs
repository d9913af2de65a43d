using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>Of a length, one integer for each sample, from 1 to T: y[t] = 1 if t is below it, else 0; a sequence (T, 1). No gradient.</summary>
/// <param name="Steps">The steps of the sequence, T.</param>
public sealed record LengthMask(int Steps) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"steps={Steps}" + (HasSteps ? ", open=true" : "");

    /// <summary>Whether the caller says how many steps there are, up to T; no length is above that.</summary>
    public bool HasSteps { get; init; }

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static LengthMask Read(OperatorSettings settings) =>
        new(settings.Integer("steps")) { HasSteps = settings.Has("open") && settings.Truth("open") };

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && inputs[0].Type == new NodeType(TensorShape.Scalar, inputs[0].IsBatched, ElementType.Int32),
            "one integer for each sample",
            inputs);
        return new(TensorShape.Sequence(Steps, 1) with { HasSteps = HasSteps }, inputs[0].IsBatched);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int step = 0; step < Steps; step++)
            {
                evaluation.Output[row, step] = step < evaluation.Inputs[0][row, 0] ? 1 : 0;
            }
        }
    }

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => null;

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        StridedLayout to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() => kernel.Call(
            "LengthMask.Fill",
            Kernel.Pixels(to), kernel.Integers(kernel.Node.Inputs[0]), $"ref {kernel.At(kernel.Value)}", Literals.Of(to.PixelStride)));
    }

    /// <inheritdoc/>
    public override IndexRange? IndexRange(Node node, Node input) => new(1, Steps, "length") { HasSteps = HasSteps };
}
