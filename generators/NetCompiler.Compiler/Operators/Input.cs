using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>What the caller supplies: samples, or targets.</summary>
/// <param name="InputName">The name, such as <c>input</c> or <c>targets</c>.</param>
/// <param name="Type">The type.</param>
public sealed record Input(string InputName, NodeType Type) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"name={InputName}, type={TypeText.Write(Type)}";

    /// <inheritdoc/>
    public override ValueKind? LeafKind => ValueKind.Input;

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Input Read(OperatorSettings settings) => new(settings.Text("name"), settings.Type("type"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == 0, "no operands", inputs);
        return Type;
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Load(InputName);
}
