using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of a scan: a scan in the other direction whose body computes the step again and differentiates it. What sums over the
/// batch (gradients of weights) is taken out: the body collects the factors, and one contraction over all steps and samples does the rest.
/// </summary>
internal static class ScanDifferentiation
{
    /// <summary>The gradients of the inputs of a scan.</summary>
    public static IReadOnlyList<Node?> Differentiate(Scan scan, Node node, Node upstream, GraphBuilder builder)
    {
        ScanBody body = scan.Body;
        ScanBuilder reverse = new(builder, scan.Steps, !scan.IsReverse);
        (Node?[] perStep, Node?[] last) = Upstreams(scan, upstream, builder);

        // The step once more, on what the forward scan kept.
        Dictionary<Node, Node> again = [];
        Node?[] leaves = new Node?[node.Inputs.Count];
        foreach (Node inner in body.Graph.Nodes)
        {
            reverse.Body.Layer = inner.Layer;
            if (inner.Operator is StepInput input)
            {
                int state = input.Index - body.Sequences;
                Node leaf = state < 0 ? reverse.Sequence(node.Inputs[input.Index])
                    : state < body.States ? reverse.Sequence(builder.Add(new ScanResult(state, ScanPart.Before), node))
                    : reverse.Capture(node.Inputs[input.Index]);
                leaves[input.Index] = again[inner] = leaf;
            }
            else
            {
                again[inner] = reverse.Body.Add(inner.Operator, [.. inner.Inputs.Select(value => again[value])]);
            }
        }

        // What flows into each result: from later steps through the states, and from outside.
        Dictionary<Node, Node> seeds = [];
        Node[] carried = new Node[body.States];
        for (int result = 0; result < body.Graph.Outputs.Count; result++)
        {
            Node value = again[body.Graph.Outputs[result].Node];
            List<Node> flows = [];
            if (result < body.States)
            {
                carried[result] = reverse.State(last[result] ?? Zero(builder, node.Inputs[body.Sequences + result].Type));
                flows.Add(carried[result]);
            }

            if (perStep[result] is Node outside)
            {
                flows.Add(reverse.Sequence(outside));
            }

            foreach (Node flow in flows)
            {
                seeds[value] = seeds.TryGetValue(value, out Node? other) ? reverse.Body.Add(new Add(), other, flow) : flow;
            }
        }

        Node[] targets = [.. leaves.OfType<Node>().Distinct()];
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(reverse.Body, seeds, targets);
        return Collect(scan, node, builder, reverse, leaves, gradients);
    }

    // Gradients of states are carried from step to step, those of captured samples' values add up on the way; the others are collected.
    private static IReadOnlyList<Node?> Collect(
        Scan scan, Node node, GraphBuilder builder, ScanBuilder reverse, Node?[] leaves, IReadOnlyDictionary<Node, Node> gradients)
    {
        ScanBody body = scan.Body;
        Node?[] found = [.. leaves.Select(leaf => leaf is not null && gradients.TryGetValue(leaf, out Node? gradient) ? gradient : null)];
        List<Node> states = [];
        for (int state = 0; state < body.States; state++)
        {
            int index = body.Sequences + state;
            states.Add(found[index] ?? Zero(reverse.Body, node.Inputs[index].Type));
        }

        Dictionary<int, int> sums = [];
        List<Node> collected = [];
        for (int i = 0; i < found.Length; i++)
        {
            bool isCaptured = i >= body.Sequences + body.States;
            if (found[i] is Node gradient && isCaptured && gradient.IsBatched)
            {
                sums[i] = states.Count;
                states.Add(reverse.Body.Add(new Add(), reverse.State(Zero(builder, gradient.Type)), gradient));
            }
            else if (found[i] is Node other && (isCaptured || i < body.Sequences))
            {
                Gather(reverse, other, collected);
            }
        }

        Node result = reverse.Build(states, collected);
        Node Outside(Node value) =>
            reverse.Whole(value) is Node whole ? whole
            : value.IsBatched ? builder.Add(new ScanResult(states.Count + collected.IndexOf(value), ScanPart.Steps), result)
            : ScanBuilder.IsInvariant(value) ? reverse.Outer(value)
            : builder.Add(value.Operator, [.. value.Inputs.Select(Outside)]);

        Node?[] all = new Node?[found.Length];
        for (int i = 0; i < all.Length; i++)
        {
            bool isState = i >= body.Sequences && i < body.Sequences + body.States;
            all[i] = isState ? builder.Add(new ScanResult(i - body.Sequences, ScanPart.Last), result)
                : sums.TryGetValue(i, out int sum) ? builder.Add(new ScanResult(sum, ScanPart.Last), result)
                : found[i] is Node gradient ? Outside(gradient)
                : null;
        }

        return all;
    }

    // The samples' values of a step that a gradient is computed from, and that are not known outside.
    private static void Gather(ScanBuilder reverse, Node gradient, List<Node> collected)
    {
        if (gradient.IsBatched)
        {
            if (reverse.Whole(gradient) is null && !collected.Contains(gradient))
            {
                collected.Add(gradient);
            }
        }
        else if (!ScanBuilder.IsInvariant(gradient))
        {
            foreach (Node input in gradient.Inputs)
            {
                Gather(reverse, input, collected);
            }
        }
    }

    // The gradients from outside: of every step, and of the last states.
    private static (Node?[] PerStep, Node?[] Last) Upstreams(Scan scan, Node upstream, GraphBuilder builder)
    {
        Node?[] perStep = new Node?[scan.Body.Graph.Outputs.Count];
        Node?[] last = new Node?[scan.Body.States];
        foreach ((ScanResult part, Node gradient) in ScanUpstream.PartsOf(upstream))
        {
            ref Node? sum = ref perStep[part.Result];
            if (part.Part == ScanPart.Last)
            {
                sum = ref last[part.Result];
            }
            else if (part.Part == ScanPart.Before)
            {
                throw new ShapeException("The states before each step have no gradient of their own.");
            }

            sum = sum is null ? gradient : builder.Add(new Add(), sum, gradient);
        }

        return (perStep, last);
    }

    private static Node Zero(GraphBuilder builder, NodeType type) => builder.Add(new Broadcast(type), builder.Add(new Constant(0)));
}
