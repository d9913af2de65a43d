using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>1 / n for sequences of n steps, where the caller says how many: what turns sums over steps into means.</summary>
/// <param name="Most">The largest n, for the reference evaluation.</param>
public sealed record InverseSteps(int Most) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"most={Most}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static InverseSteps Read(OperatorSettings settings) => new(settings.Integer("most"));

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Activation;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return new(TensorShape.Scalar, IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Output[0, 0] = 1.0 / Most;

    /// <inheritdoc/>
    public override bool IsRecomputed => true;
}
