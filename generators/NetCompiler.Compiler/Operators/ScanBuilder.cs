using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Builds a <see cref="Scan"/>: gives the body's inputs for outer values, and moves what does not change from step to step out of the body.
/// </summary>
public sealed class ScanBuilder(GraphBuilder outer, int steps, bool isReverse)
{
    // Until all inputs are known and can be numbered, states and captures have numbers behind all sequences.
    private const int FirstState = 1 << 20;
    private const int FirstCapture = 1 << 21;

    private readonly List<Node> _sequences = [];
    private readonly List<Node> _states = [];
    private readonly List<Node> _captures = [];
    private readonly Dictionary<Node, Node> _outerOf = [];
    private readonly Dictionary<Node, Node> _sequenceOf = [];

    /// <summary>The graph of a step.</summary>
    public GraphBuilder Body { get; } = new() { Layer = outer.Layer };

    /// <summary>The step's part of a sequence.</summary>
    public Node Sequence(Node sequence)
    {
        Node leaf = Leaf(_sequences, sequence, 0, new(TensorShape.Vector(sequence.Shape.Channels), IsBatched: true), null);
        _sequenceOf[leaf] = sequence;
        return leaf;
    }

    /// <summary>A state that starts as given.</summary>
    public Node State(Node start) => Leaf(_states, start, FirstState, start.Type, null);

    /// <summary>A value that all steps share.</summary>
    public Node Capture(Node value)
    {
        Node leaf = Leaf(_captures, value, FirstCapture, value.Type, value.Kind);
        _outerOf[leaf] = value;
        return leaf;
    }

    /// <summary>Adds the scan to the outer graph.</summary>
    /// <param name="states">The new value of each state, in order.</param>
    /// <param name="collected">Values to be collected.</param>
    public Node Build(IReadOnlyList<Node> states, IReadOnlyList<Node> collected)
    {
        GraphBuilder body = new();
        Dictionary<Node, Node> rewritten = [];
        Node[] results = [.. states, .. collected];
        foreach (Node result in results)
        {
            Body.Output(OutputKind.Step, "", result);
        }

        // Invariants become captures first, since that decides the numbers of the inputs.
        Graph live = Body.Build().Only(OutputKind.Step);
        foreach (Node node in live.Nodes.Where(node => !IsInvariant(node)))
        {
            foreach (Node input in node.Inputs.Where(input => IsInvariant(input) && !input.Operator.IsRecomputed))
            {
                Outer(input);
            }
        }

        HashSet<Node> read = [.. results, .. live.Nodes.Where(node => !IsInvariant(node)).SelectMany(node => node.Inputs)];
        Node[] captured = [.. live.Nodes.Where(node => IsInvariant(node) && _outerOf.ContainsKey(node) && read.Contains(node))];
        foreach (Node node in live.Nodes)
        {
            body.Layer = node.Layer;
            int capture = Array.IndexOf(captured, node);
            if (capture >= 0)
            {
                rewritten[node] = body.Add(new StepInput(_sequences.Count + _states.Count + capture, node.Type, _outerOf[node].Kind));
            }
            else if (node.Operator is StepInput { Captured: null } input)
            {
                rewritten[node] = body.Add(input with { Index = input.Index < FirstState ? input.Index : input.Index - FirstState + _sequences.Count });
            }
            else if (!IsInvariant(node) || node.Operator.IsRecomputed)
            {
                rewritten[node] = body.Add(node.Operator, [.. node.Inputs.Select(inner => rewritten[inner])]);
            }
        }

        for (int i = 0; i < results.Length; i++)
        {
            body.Output(OutputKind.Step, i.ToString(System.Globalization.CultureInfo.InvariantCulture), rewritten[results[i]]);
        }

        ScanBody finished = new(body.Build(), _sequences.Count, _states.Count, captured.Length);
        return outer.Add(new Scan(finished, steps, isReverse), [.. _sequences, .. _states, .. captured.Select(node => _outerOf[node])]);
    }

    /// <summary>
    /// What a node of the body is in all steps together, if that is known outside: a sequence, or a captured value in every step; else null.
    /// </summary>
    public Node? Whole(Node node) =>
        _sequenceOf.TryGetValue(node, out Node? sequence) ? sequence
        : node.IsBatched && node.Operator is StepInput { Captured: not null }
            ? outer.Add(new Broadcast(new(TensorShape.Sequence(steps, node.Shape.Channels), IsBatched: true)), Outer(node))
            : null;

    /// <summary>The outer value of a node of the body that is the same in every step.</summary>
    public Node Outer(Node node)
    {
        if (!_outerOf.TryGetValue(node, out Node? known))
        {
            string layer = outer.Layer;
            outer.Layer = node.Layer;
            known = outer.Add(node.Operator, [.. node.Inputs.Select(Outer)]);
            outer.Layer = layer;
            _outerOf.Add(node, known);
        }

        return known;
    }

    /// <summary>Whether a node of the body is the same in every step.</summary>
    public static bool IsInvariant(Node node) =>
        node.Operator is StepInput input
            ? input.Captured is not null
            : !node.IsBatched && node.Inputs.All(IsInvariant) && node.Operator is not DropoutMask;

    private Node Leaf(List<Node> list, Node outerNode, int first, NodeType type, ValueKind? captured)
    {
        int index = list.IndexOf(outerNode);
        if (index < 0 || captured is null)
        {
            index = list.Count;
            list.Add(outerNode);
        }

        return Body.Add(new StepInput(first + index, type, captured));
    }
}
