using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>A number known at build time.</summary>
/// <param name="Value">The number.</param>
public sealed record Constant(float Value) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"value={OperatorSettings.Write(Value)}";

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Constant;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Constant Read(OperatorSettings settings) => new(settings.Real("value"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return new(TensorShape.Scalar, IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Output[0, 0] = Value;

    /// <inheritdoc/>
    public override bool IsRecomputed => true;
}
