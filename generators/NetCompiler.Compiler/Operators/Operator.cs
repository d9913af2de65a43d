using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What the compiler knows how to compute. One file per operator, always in this order: documentation with the formula, shape rule,
/// reference evaluation, gradient, emission. Records: two operators with equal settings are the same operator.
/// </summary>
public abstract record Operator
{
    /// <summary>The name in the text form of graphs.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The settings in the text form of graphs, such as <c>kernel=3x3, stride=1x1</c>; <see cref="OperatorSet"/> reads them back.</summary>
    public virtual string Settings => "";

    /// <summary>For values that are computed from nothing, what they are; null for all others.</summary>
    public virtual ValueKind? LeafKind => null;

    /// <summary>The type of the result.</summary>
    /// <exception cref="ShapeException">The inputs do not fit.</exception>
    public abstract ValueType Infer(IReadOnlyList<Node> inputs);

    /// <summary>The reference: computes the result in double precision, by the formula, slowly.</summary>
    public abstract void Evaluate(Evaluation evaluation);

    /// <summary>The gradient of each input, as graph, from the gradient of the result; null for inputs that have none.</summary>
    public virtual IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        throw new ShapeException($"{Name} has no gradient.");

    /// <summary>The text of the operator: its name and, in braces, its settings.</summary>
    public sealed override string ToString() => Settings.Length == 0 ? Name : $"{Name}{{{Settings}}}";

    /// <summary>Refuses inputs that do not fit, naming what was expected and what was given.</summary>
    protected void Require(bool fits, string expected, IReadOnlyList<Node> inputs)
    {
        if (!fits)
        {
            string found = inputs.Count == 0 ? "nothing" : string.Join("; ", inputs.Select(input => TypeText.Write(input.Type)));
            throw new ShapeException($"{this} needs {expected}, but was given {found}.");
        }
    }
}
