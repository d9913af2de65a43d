using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// What a network computes by definition: the graphs as lowered and differentiated, before any other pass, evaluated in double precision.
/// </summary>
internal sealed class Reference
{
    private readonly LoweredNetwork _step;
    private readonly IReadOnlyList<Node> _results;
    private readonly HashSet<string> _predicted;
    private readonly IReadOnlyDictionary<Node, Node> _gradients = new Dictionary<Node, Node>();

    public Reference(CompiledNetwork compiled)
    {
        NetworkDeclaration declaration = compiled.Plan.Declaration;
        Predict = Lower(declaration, LoweringMode.Predict, compiled.Layers);
        _results = [.. Predict.Builder.Outputs.Where(output => output.Kind == OutputKind.Result).Select(output => output.Node)];
        _predicted = [.. Predict.Inputs.Where(input => input.Role == InputRole.Sample).Select(input => input.Name)];
        PredictGraph = Predict.Builder.Build().Only(OutputKind.Result, OutputKind.Loss);
        StepGraph = PredictGraph;
        _step = Predict;
        if (compiled.Plan.Step is null)
        {
            return;
        }

        _step = Lower(declaration, LoweringMode.Step, compiled.Layers);
        GraphBuilder builder = _step.Builder;
        _gradients = Differentiation.Differentiate(builder, _step.Loss!, [.. builder.Nodes.Where(node => IsTarget(node, declaration))]);
        foreach (Node gradient in _gradients.Values)
        {
            builder.Output(OutputKind.Gradient, "", gradient);
        }

        StepGraph = builder.Build().Only(OutputKind.Loss, OutputKind.Gradient, OutputKind.State);
    }

    /// <summary>The network in prediction mode.</summary>
    public LoweredNetwork Predict { get; }

    /// <summary>Prediction and, with a loss, its evaluation.</summary>
    public Graph PredictGraph { get; }

    /// <summary>The training step: loss, gradients, states.</summary>
    public Graph StepGraph { get; }

    /// <summary>The prediction and the loss of a batch in prediction mode.</summary>
    /// <param name="draw">
    /// If not 0, every value is rounded as single precision would, each draw in another way: the difference tells how much of a result is rounding,
    /// whoever computes it.
    /// </param>
    public (double[] Output, double? Loss) EvaluatePredict(int rows, ReferenceSource source, int draw = 0)
    {
        IReadOnlyDictionary<Node, Tensor> values = Evaluate(PredictGraph, rows, source, draw);
        return ([.. _results.SelectMany(result => values[result].Data)], Predict.Loss is Node loss ? values[loss].Data[0] : null);
    }

    /// <summary>Loss, gradients of parameters and inputs, and new states of a training step.</summary>
    /// <param name="draw">As for <see cref="EvaluatePredict"/>.</param>
    public ReferenceStep EvaluateStep(int rows, ReferenceSource source, int draw = 0)
    {
        IReadOnlyDictionary<Node, Tensor> values = Evaluate(StepGraph, rows, source, draw);
        return new(
            values[_step.Loss!].Data[0],
            _gradients.ToDictionary(pair => NameOf(pair.Key), pair => values[pair.Value].Data),
            _step.Builder.Outputs.Where(output => output.Kind == OutputKind.State).ToDictionary(output => output.Name, output => values[output.Node].Data),
            Kinks.DistanceOf(StepGraph, values));
    }

    private static IReadOnlyDictionary<Node, Tensor> Evaluate(Graph graph, int rows, ReferenceSource source, int draw)
    {
        if (draw == 0)
        {
            return GraphEvaluator.Evaluate(graph, rows, source);
        }

        Dictionary<Node, Tensor> values = [];
        foreach (Node node in graph.Nodes)
        {
            Tensor output = new(node.IsBatched ? rows : 1, node.Shape);
            node.Operator.Evaluate(new(node, [.. node.Inputs.Select(input => values[input])], output, rows, source));
            bool isComputed = node.Operator.LeafKind is null && !node.Operator.IsView;
            for (int i = 0; i < output.Data.Length && isComputed; i++)
            {
                output.Data[i] = Rounded(output.Data[i], i + (draw * 7919));
            }

            values.Add(node, output);
        }

        return values;
    }

    // Single precision, and up to four units in the last place off, as vector functions are.
    private static double Rounded(double value, int index)
    {
        int bits = BitConverter.SingleToInt32Bits((float)value);
        return Math.Abs(value) < 1e-30 || !double.IsFinite(value) ? value : BitConverter.Int32BitsToSingle(bits + (int)((uint)index * 2654435761u >> 24) % 9 - 4);
    }

    private bool IsTarget(Node node, NetworkDeclaration declaration) => node.Operator switch
    {
        Parameter parameter => !parameter.IsFrozen,
        Input input => declaration.InputGradient && _predicted.Contains(input.InputName) && node.Type.Element == Compiler.Graphs.ElementType.Single,
        _ => false,
    };

    private static string NameOf(Node node) => (node.Operator as Parameter)?.ParameterName ?? ((Input)node.Operator).InputName;

    private static LoweredNetwork Lower(NetworkDeclaration declaration, LoweringMode mode, LayerSet layers)
    {
        List<Problem> problems = [];
        return Lowering.Lower(declaration, mode, layers, problems) ?? throw new ShapeException(problems[0].Message);
    }
}
