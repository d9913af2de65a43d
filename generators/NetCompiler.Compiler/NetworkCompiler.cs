using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler;

/// <summary>The compiler: a declaration in, C# out.</summary>
public static partial class NetworkCompiler
{
    /// <summary>Compiles a network to its two files; a network with mistakes to one whose members throw them.</summary>
    public static CompilationResult Compile(NetworkDeclaration declaration, LayerSet? layers = null)
    {
        layers ??= LayerSet.Default;
        IReadOnlyList<Problem> problems = Check(declaration, layers);
        if (problems.Count > 0)
        {
            return new(problems, [SurfaceEmitter.EmitFailed(declaration, problems, layers.TargetsOf(declaration), layers.ClassTypeOf(declaration))]);
        }

        NetworkPlan plan = Plan(declaration, layers);
        return new(problems, [SurfaceEmitter.Emit(plan), KernelsEmitter.Emit(plan)]);
    }

    /// <summary>The passes: from a declaration without mistakes to all that emission prints.</summary>
    /// <param name="observe">Is shown the graph after each pass, with the name of the pass; such as <see cref="GraphVerifier.Verify"/>.</param>
    public static NetworkPlan Plan(NetworkDeclaration declaration, LayerSet? layers = null, Action<Graph, string>? observe = null)
    {
        layers ??= LayerSet.Default;
        LoweredNetwork predict = Lower(LoweringMode.Predict);
        StreamPlan? stream = Streaming.Run(predict, out _);
        bool trains = declaration.Training && predict.Loss is not null;
        Graph graph = predict.Builder.Build().Only([OutputKind.Result, OutputKind.Stream, .. trains ? [OutputKind.Loss, OutputKind.Shown] : Array.Empty<OutputKind>()]);
        NetworkPlan plan = Planning.Run(
            declaration,
            predict,
            stream,
            graph,
            trains ? Differentiate(LoweringMode.Step) : null,
            trains ? Differentiate(LoweringMode.Trace) : null,
            observe);
        return StraightEmitter.IsStraight(plan) ? Planning.Straighten(plan, graph, observe) : plan;

        LoweredNetwork Lower(LoweringMode mode)
        {
            LoweredNetwork network = NetworkCompiler.Lower(declaration, mode, layers);
            observe?.Invoke(network.Builder.Build(), $"lowering for {mode}");
            return network;
        }

        Graph Differentiate(LoweringMode mode)
        {
            Graph graph = Differentiated(declaration, Lower(mode));
            observe?.Invoke(graph, $"differentiation for {mode}");
            return graph;
        }
    }

    private static LoweredNetwork Lower(NetworkDeclaration declaration, LoweringMode mode, LayerSet layers)
    {
        List<Problem> problems = [];
        return Lowering.Lower(declaration, mode, layers, problems) ?? throw new ShapeException($"'{declaration.FullName}' has mistakes: {problems[0].Message}");
    }

    // Adds the gradients of everything that is trained and, where they are traced, of every layer's value.
    private static Graph Differentiated(NetworkDeclaration declaration, LoweredNetwork network)
    {
        GraphBuilder builder = network.Builder;
        List<GraphOutput> traced = [.. builder.Outputs.Where(output => output.Kind == OutputKind.Trace)];
        List<Node> targets = [.. builder.Nodes.Where(node => node.Operator is Parameter { IsFrozen: false })];
        List<NetworkInput> inputs = [.. network.Inputs.Where(input => input.Role == InputRole.Sample && declaration.InputGradient && input.Type.Element == ElementType.Single)];
        targets.AddRange(inputs.Select(input => input.Node));
        targets.AddRange(traced.Select(output => output.Node));
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(builder, network.Loss!, targets);
        foreach (KeyValuePair<Node, Node> pair in gradients.Where(pair => pair.Key.Operator is Parameter).OrderBy(pair => pair.Key.Id))
        {
            builder.Output(OutputKind.Gradient, ((Parameter)pair.Key.Operator).ParameterName, pair.Value);
        }

        foreach (NetworkInput input in inputs.Where(input => gradients.ContainsKey(input.Node)))
        {
            builder.Output(OutputKind.InputGradient, input.Name, gradients[input.Node]);
        }

        foreach (GraphOutput output in traced.Where(output => gradients.ContainsKey(output.Node)))
        {
            builder.Output(OutputKind.TraceGradient, output.Name, gradients[output.Node]);
        }

        return builder.Build().Only(
            OutputKind.Loss, OutputKind.Gradient, OutputKind.InputGradient, OutputKind.Shown, OutputKind.State, OutputKind.Trace, OutputKind.TraceGradient);
    }
}
