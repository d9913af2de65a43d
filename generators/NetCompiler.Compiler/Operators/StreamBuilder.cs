using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Builds a network once more, for one step of its sequence: what the step needs of those before it is in states, which the caller keeps from call
/// to call.
/// </summary>
/// <param name="builder">The graph of the network; what both share, such as parameters, is there already.</param>
/// <param name="name">The name of the network's input, which names of the step begin with: no other input or output does.</param>
public sealed class StreamBuilder(GraphBuilder builder, string name)
{
    private readonly Dictionary<Node, Node> _steps = [];
    private readonly List<Node> _states = [];

    /// <summary>The states, as inputs.</summary>
    public IReadOnlyList<Node> States => _states;

    /// <summary>A value of the network as the step has it; null if it cannot. What no sample changes is the same.</summary>
    public Node? this[Node whole] => !whole.IsBatched ? whole : _steps.TryGetValue(whole, out Node? step) ? step : null;

    /// <summary>The step's input, of a sequence, or of ids.</summary>
    public Node Begin(Node whole)
    {
        TensorShape shape = whole.Shape.Kind == ShapeKind.Vector ? TensorShape.Scalar : TensorShape.Sequence(1, whole.Shape.Channels);
        return _steps[whole] = builder.Add(new Input($"{name}_step", whole.Type with { Shape = shape }));
    }

    /// <summary>Computes a value of the network in the step, if that can be.</summary>
    public void Translate(Node whole)
    {
        builder.Layer = whole.Layer;
        if (whole.Operator.OneStep(whole, this) is Node step)
        {
            _steps[whole] = step;
        }
    }

    /// <summary>
    /// The same as for the whole sequence, on what the step has; null if it has not all. Values of a step do not meet values behind the last step,
    /// such as a last state, nor what is different for each step: which one it is, nobody knows.
    /// </summary>
    public Node? Again(Node node, Operator @operator)
    {
        Node?[] inputs = [.. node.Inputs.Select(input => this[input])];
        bool meets = node.Inputs.Where(input => input.IsBatched).Select(IsOfSteps).Distinct().Count() > 1
            || node.Inputs.Any(input => !input.IsBatched && IsOfSteps(input));
        return meets || inputs.Any(input => input is null) ? null : builder.Add(@operator, inputs!);
    }

    /// <summary>Adds an operator of the step.</summary>
    public Node Add(Operator @operator, params Node[] inputs) => builder.Add(@operator, inputs);

    /// <summary>A state that the caller keeps.</summary>
    public Node State(NodeType type)
    {
        Node state = builder.Add(new Input($"{name}_state{Number(_states.Count)}", type));
        _states.Add(state);
        return state;
    }

    /// <summary>Hands a state on to the next call.</summary>
    public void Keep(Node state, Node next) => builder.Output(OutputKind.Stream, $"{name}_next{Number(_states.IndexOf(state))}", next);

    private static bool IsOfSteps(Node node) => node.Shape.Kind == ShapeKind.Sequence;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
