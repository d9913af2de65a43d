using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>A trained tensor, shared by the batch.</summary>
/// <param name="ParameterName">The name in files, such as <c>dense0.weight</c>.</param>
/// <param name="Shape">The logical shape.</param>
/// <param name="Role">What it is to its layer.</param>
/// <param name="Initializer">What it starts from.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
public sealed record Parameter(string ParameterName, TensorShape Shape, ParameterRole Role, Initializer Initializer, bool IsFrozen) : Operator
{
    /// <inheritdoc/>
    public override string Settings =>
        $"name={ParameterName}, shape={TypeText.Write(Shape)}, role={Role}, initializer={Initializer.Kind}, " +
        $"value={OperatorSettings.Write(Initializer.Value)}, frozen={OperatorSettings.Write(IsFrozen)}" +
        (Initializer.ZeroRow is int row ? $", zero={row}" : "");

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Parameter;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Parameter Read(OperatorSettings settings) => new(
        settings.Text("name"),
        settings.Shape("shape"),
        settings.Choice<ParameterRole>("role"),
        new(settings.Choice<InitializerKind>("initializer"), settings.Real("value")) { ZeroRow = settings.Has("zero") ? settings.Integer("zero") : null },
        settings.Truth("frozen"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return new(Shape, IsBatched: false);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Load(ParameterName);
}
