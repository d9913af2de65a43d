using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>A tensor that is saved but not trained, such as a running mean; a training step may write it.</summary>
/// <param name="StateName">The name in files, such as <c>batchnorm0.running_mean</c>.</param>
/// <param name="Shape">The logical shape.</param>
/// <param name="InitialValue">What every value starts from.</param>
public sealed record State(string StateName, TensorShape Shape, float InitialValue) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"name={StateName}, shape={TypeText.Write(Shape)}, value={OperatorSettings.Write(InitialValue)}";

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.State;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static State Read(OperatorSettings settings) => new(settings.Text("name"), settings.Shape("shape"), settings.Real("value"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return new(Shape, IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Load(StateName);
}
