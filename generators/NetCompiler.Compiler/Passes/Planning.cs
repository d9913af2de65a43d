using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>Brings the graphs of a network's modes together: one set of parameters, and for each mode the kernels and their memory.</summary>
public sealed class Planning
{
    private readonly IReadOnlyList<ParameterPlan> _parameters;
    private readonly IReadOnlyDictionary<string, Layout> _layouts;
    private readonly Dictionary<string, ParameterPlan> _byName;
    private readonly LoweredNetwork _lowered;
    private readonly Action<Graph, string>? _observe;

    private Planning(LoweredNetwork lowered, Graph predict, Graph? step, Action<Graph, string>? observe)
    {
        (_lowered, _observe) = (lowered, observe);
        _layouts = ParameterLayouts.Choose(predict);
        _parameters = PlaceParameters(predict, step);
        _byName = _parameters.ToDictionary(parameter => parameter.Name);
    }

    private Planning(NetworkPlan plan, Action<Graph, string>? observe)
    {
        (_lowered, _observe) = (plan.Lowered, observe);
        _parameters = plan.Parameters;
        _byName = _parameters.ToDictionary(parameter => parameter.Name);
        _layouts = _parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Layout);
    }

    /// <summary>Plans a network from its graphs; the stream is part of that of prediction; step and trace are null where there is no training.</summary>
    /// <param name="observe">Is shown the graph after each pass, with the name of the pass.</param>
    public static NetworkPlan Run(
        NetworkDeclaration declaration, LoweredNetwork lowered, StreamPlan? stream, Graph predict, Graph? step, Graph? trace, Action<Graph, string>? observe = null)
    {
        Planning planning = new(lowered, predict, step, observe);
        AssignedGraph assigned = planning.Assign(predict, "Predict", graph => declaration.ExactNumerics ? graph : AlgorithmChoice.Run(graph));
        (Section preparation, Section forward, int derived) = planning.PlanForward(assigned, isFast: !declaration.ExactNumerics);
        return new(
            declaration, lowered, planning._parameters, derived, preparation, forward, stream,
            step is null ? null : planning.PlanTraining("Step", step, reuse: true),
            trace is null ? null : planning.PlanTraining("Trace", trace, reuse: false));
    }

    /// <summary>The plan with what straight lines of a sample read, for a network whose samples are predicted in such lines.</summary>
    public static NetworkPlan Straighten(NetworkPlan plan, Graph predict, Action<Graph, string>? observe = null)
    {
        Planning planning = new(plan, observe);
        (Section preparation, Section forward, int derived) = planning.PlanForward(
            planning.Assign(predict, "PredictSample", graph => AlgorithmChoice.Run(graph, isStraight: true)), isFast: true);
        return plan with { Preparation = preparation, Forward = forward, DerivedLength = derived };
    }

    private AssignedGraph Assign(Graph graph, string mode, Func<Graph, Graph>? choose = null)
    {
        Graph simplified = Simplification.Run(graph);
        _observe?.Invoke(simplified, $"simplification for {mode}");
        if (choose is not null)
        {
            simplified = choose(simplified);
            _observe?.Invoke(simplified, $"choice of algorithms for {mode}");
        }

        AssignedGraph assigned = LayoutAssignment.Run(simplified, _layouts);
        _observe?.Invoke(assigned.Graph, $"layout assignment for {mode}");
        return assigned;
    }

    // The values that depend on the weights only are computed by another section; those that the forward section reads have a home.
    private (Section Preparation, Section Forward, int DerivedLength) PlanForward(AssignedGraph assigned, bool isFast)
    {
        IReadOnlyList<Group> groups = Fusion.Run(assigned.Graph, keepDerivedApart: true);
        Group[] prepared = [.. groups.Where(group => group.Value.Kind == ValueKind.Derived)];
        IReadOnlyList<Group> blocked = LineBlocking.Run(assigned, [.. groups.Except(prepared)]);
        Group[] forward = [.. isFast ? Accumulation.Run(assigned, blocked) : blocked];
        Dictionary<Node, Placement> homes = [];
        int derived = 0;
        HashSet<Node> read = [.. forward.SelectMany(group => group.Operands).Select(Section.StorageOf)];
        foreach (Node node in prepared.Select(group => group.Value).Where(read.Contains))
        {
            homes[node] = new(Home.Derived, derived);
            derived += Packing.RoundUp(assigned.Layouts[node].Length, Packing.Lanes);
        }

        Func<Node, Placement?> others = Homes(assigned.Graph);
        Placement? HomeOf(Node node) => homes.TryGetValue(node, out Placement? home) ? home : others(node);
        Node[] kept = [.. assigned.Graph.Outputs.Where(output => output.Kind == OutputKind.Loss).Select(output => output.Node)];
        return (
            MemoryPlanning.Run("Preparation", assigned, prepared, HomeOf, []),
            MemoryPlanning.Run("Forward", assigned, forward, HomeOf, kept),
            derived);
    }

    private Section PlanTraining(string name, Graph graph, bool reuse)
    {
        AssignedGraph assigned = Assign(graph, name);
        Node[] kept = [.. assigned.Graph.Outputs.Select(output => output.Node)];

        // The caller computes a gradient from what it is shown: all that does not wait for it comes before.
        HashSet<Node> late = _lowered.WaitingForCaller(assigned.Graph);
        IReadOnlyList<Group> groups = [.. Fusion.Run(assigned.Graph, keepDerivedApart: false).OrderBy(group => late.Contains(group.Value))];
        groups = reuse ? SampleSums.Run(assigned, LineBlocking.Run(assigned, groups)) : groups;
        return MemoryPlanning.Run(name, assigned, Handover.Run(assigned.Graph, groups), Homes(assigned.Graph), kept, reuse);
    }

    // Homes outside the arenas: weights, and what comes from or goes to the caller.
    private Func<Node, Placement?> Homes(Graph graph)
    {
        ILookup<Node, GraphOutput> outputs = graph.Outputs
            .Where(output => output.Kind is not OutputKind.Loss and not OutputKind.Trace and not OutputKind.TraceGradient).ToLookup(output => output.Node);
        return node => node.Operator switch
        {
            Parameter parameter => new(Home.Parameters, _byName[parameter.ParameterName].Offset),
            State state => new(Home.State, _byName[state.StateName].Offset),
            Input input => new(Home.Input, 0, input.InputName),
            _ => outputs[node].FirstOrDefault() is { } output ? HomeOf(output) : null,
        };
    }

    private Placement? HomeOf(GraphOutput output) => output.Kind switch
    {
        OutputKind.Result => new(Home.Output, 0, _lowered.PrefixOf(output) + "Output"),
        OutputKind.Shown or OutputKind.Stream => new(Home.Output, 0, output.Name),
        OutputKind.InputGradient => new(Home.Output, 0, output.Name + "Gradient"),
        OutputKind.Gradient => new(Home.Gradients, _byName[output.Name].Offset),
        OutputKind.State => new(Home.State, _byName[output.Name].Offset),
        _ => null,
    };

    private IReadOnlyList<ParameterPlan> PlaceParameters(Graph predict, Graph? step)
    {
        HashSet<string> trained = [.. (step?.Outputs ?? []).Where(output => output.Kind == OutputKind.Gradient).Select(output => output.Name)];
        List<ParameterPlan> unplaced = [.. predict.Nodes
            .Where(node => node.Kind is ValueKind.Parameter or ValueKind.State)
            .Select(node => (Node: node, Name: (node.Operator as Parameter)?.ParameterName ?? ((State)node.Operator).StateName))
            .Select(leaf => new ParameterPlan(leaf.Node, leaf.Name, _layouts[leaf.Name], 0, trained.Contains(leaf.Name)))];

        List<ParameterPlan> placed = [];
        int parameters = 0, states = 0;
        foreach (ParameterPlan plan in unplaced.OrderBy(plan => plan.IsState ? 2 : plan.IsTrained ? 0 : 1))
        {
            ref int end = ref parameters;
            if (plan.IsState)
            {
                end = ref states;
            }

            placed.Add(plan with { Offset = end });
            end = checked(end + plan.Length);
        }

        return placed;
    }
}
