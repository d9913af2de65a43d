using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>Inside the body of a <see cref="Scan"/>: the step's part of a sequence, a state, or a captured value.</summary>
/// <param name="Index">The position among the scan's inputs.</param>
/// <param name="Type">What the body sees of it.</param>
/// <param name="Captured">For a value that all steps share, what it depends on; null for sequences and states.</param>
public sealed record StepInput(int Index, NodeType Type, ValueKind? Captured) : Operator
{
    /// <summary>The name under which its value and its layout are looked up.</summary>
    public string Key => $"step{Index}";

    /// <inheritdoc/>
    public override string Settings => $"index={Index}, type={TypeText.Write(Type)}";

    /// <inheritdoc/>
    public override ValueKind? LeafKind => Captured ?? ValueKind.Activation;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs) => Type;

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation) => evaluation.Load(Key);
}
