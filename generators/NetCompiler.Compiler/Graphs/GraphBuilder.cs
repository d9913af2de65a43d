using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Graphs;

/// <summary>
/// The only maker of nodes. <see cref="Add"/> infers the type, and gives the same node for the same operator on the same inputs, so a
/// value is never computed twice.
/// </summary>
public sealed class GraphBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly List<GraphOutput> _outputs = [];
    private readonly Dictionary<(Operator Operator, EquatableArray<int> Inputs), Node> _known = [];

    /// <summary>The layer that new nodes belong to.</summary>
    public string Layer { get; set; } = "";

    /// <summary>The nodes so far.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<GraphOutput> Outputs => _outputs;

    /// <summary>The value of an operator on some inputs.</summary>
    /// <exception cref="ShapeException">The inputs do not fit the operator: a mistake of the caller, who has checked what the user wrote.</exception>
    public Node Add(Operator @operator, params Node[] inputs)
    {
        (Operator, EquatableArray<int>) key = (@operator, new(inputs.Select(input => input.Id)));
        if (!_known.TryGetValue(key, out Node? node))
        {
            NodeType type = @operator.Infer(inputs);
            node = new(_nodes.Count, @operator, inputs, type, KindOf(@operator, inputs, type), Layer);
            _nodes.Add(node);
            _known.Add(key, node);
        }

        return node;
    }

    /// <summary>Declares a value to be wanted.</summary>
    public void Output(OutputKind kind, string name, Node node) => _outputs.Add(new(kind, name, node));

    /// <summary>Forgets the outputs but for the first ones.</summary>
    public void KeepOutputs(int count) => _outputs.RemoveRange(count, _outputs.Count - count);

    /// <summary>The graph as built so far.</summary>
    public Graph Build() => new([.. _nodes], [.. _outputs]);

    // A value for every sample depends on the batch, even where it is the same for all of them.
    private static ValueKind KindOf(Operator @operator, Node[] inputs, NodeType type) =>
        @operator.LeafKind
        ?? (type.IsBatched || inputs.Any(input => input.Kind is ValueKind.Input or ValueKind.Activation) ? ValueKind.Activation
            : inputs.All(input => input.Kind == ValueKind.Constant) ? ValueKind.Constant
            : ValueKind.Derived);
}
