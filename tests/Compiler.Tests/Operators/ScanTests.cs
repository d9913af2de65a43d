using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;
using static NetCompiler.Compiler.Tests.Graphs.Types;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>
/// Recurrence: its reference evaluation against the formula, step by step, and its gradient, a scan in the other direction, against central
/// differences.
/// </summary>
public class ScanTests
{
    private const int Steps = 4;
    private const int Features = 3;
    private const int Units = 2;
    private const int Batch = 3;

    private static readonly string[] s_inputs = ["x", "z", "h", "c", "weight", "recurrent", "bias", "context"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryStepReadsTheStateOfTheStepBefore(bool isReverse)
    {
        GraphBuilder builder = new();
        Node x = builder.Add(new Input("x", Batched(Sequence(Steps, 1))));
        Node h = builder.Add(new Input("h", Batched(Vector(1))));
        ScanBuilder scan = new(builder, Steps, isReverse);
        Node state = scan.State(h);
        Node next = scan.Body.Add(new Add(), scan.Body.Add(new Multiply(), state, scan.Body.Add(new Constant(10))), scan.Sequence(x));
        Node result = scan.Build([next], [scan.Body.Add(new Multiply(), next, next)]);
        Node[] parts =
        [
            builder.Add(new ScanResult(0, ScanPart.Steps), result),
            builder.Add(new ScanResult(0, ScanPart.Before), result),
            builder.Add(new ScanResult(0, ScanPart.Last), result),
            builder.Add(new ScanResult(1, ScanPart.Steps), result),
        ];
        TestSource source = new() { ["x"] = [1, 2, 3, 4, 5, 6, 7, 8], ["h"] = [0, 9] };

        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(builder.Build(), 2, source);

        double[] first = isReverse ? [4321, 432, 43, 4] : [1, 12, 123, 1234];
        double[] second = isReverse ? [98765, 9876, 987, 98] : [95, 956, 9567, 95678];
        Assert.Equal([.. first, .. second], values[parts[0]].Data);
        Assert.Equal(isReverse ? [432, 43, 4, 0, 9876, 987, 98, 9] : [0, 1, 12, 123, 9, 95, 956, 9567], values[parts[1]].Data);
        Assert.Equal(isReverse ? [4321, 98765] : [1234, 95678], values[parts[2]].Data);
        Assert.Equal([.. first.Concat(second).Select(value => value * value)], values[parts[3]].Data);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GradientsAreTheSlopesOfTheEvaluation(bool isReverse)
    {
        GraphBuilder builder = new();
        Dictionary<string, Node> inputs = Inputs(builder);
        Node[] results = Recurrence(builder, inputs, isReverse);
        Dictionary<Node, Node> upstream = results.Select((node, i) => (node, builder.Add(new Input($"upstream{i}", node.Type))))
            .ToDictionary(pair => pair.node, pair => pair.Item2);
        Graph forward = builder.Build();
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(builder, upstream, [.. inputs.Values]);
        foreach (Node gradient in gradients.Values)
        {
            builder.Output(OutputKind.Gradient, "", gradient);
        }

        Graph backward = builder.Build().Only(OutputKind.Gradient);
        GraphVerifier.Verify(backward, "gradient");
        Assert.DoesNotContain(backward.Nodes, node => node.Operator is ScanUpstream);

        TestSource source = Values(builder);
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(backward, Batch, source);
        foreach (string name in s_inputs)
        {
            Node gradient = gradients[inputs[name]];
            Assert.Equal(inputs[name].Type, gradient.Type);
            Slopes.Check(source, name, values[gradient].Data, () => Objective(forward, upstream, source));
        }
    }

    [Fact]
    public void WhatStepsShareIsComputedOutsideOfTheBody()
    {
        GraphBuilder builder = new();
        Dictionary<string, Node> inputs = Inputs(builder);
        Node[] results = Recurrence(builder, inputs, isReverse: false);
        Dictionary<Node, Node> seeds = results.ToDictionary(node => node, node => builder.Add(new Input($"up{node.Id}", node.Type)));
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(builder, seeds, [inputs["recurrent"]]);
        builder.Output(OutputKind.Gradient, "recurrent", gradients[inputs["recurrent"]]);
        Graph graph = builder.Build().Only(OutputKind.Gradient);

        Scan[] scans = [.. graph.Nodes.Select(node => node.Operator).OfType<Scan>()];
        Assert.Equal([false, true], scans.Select(scan => scan.IsReverse));
        Assert.DoesNotContain(
            scans.SelectMany(scan => scan.Body.Graph.Nodes),
            node => node.Operator is WeightTranspose or LinearWeightGradient or Sum);
        Assert.Contains(
            graph.Nodes,
            node => node.Operator is LinearWeightGradient && node.Inputs[0].Operator is ScanResult { Part: ScanPart.Before });
    }

    [Fact]
    public void TheStatesBeforeTheStepsHaveNoGradientOfTheirOwn()
    {
        GraphBuilder builder = new();
        Node scan = Recurrence(builder, Inputs(builder), isReverse: false)[0].Inputs[0];
        Node before = builder.Add(new ScanResult(0, ScanPart.Before), scan);
        Node upstream = builder.Add(new Input("upstream", before.Type));
        ShapeException exception = Assert.Throws<ShapeException>(
            () => Differentiation.Differentiate(builder, new Dictionary<Node, Node> { [before] = upstream }, [scan.Inputs[0]]));
        Assert.Contains("before each step", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 2, "sequences of 4 steps")]
    [InlineData(4, 3, "states as the body gives them")]
    public void WhatDoesNotFitIsRefused(int steps, int units, string expected)
    {
        GraphBuilder builder = new();
        ScanBuilder scan = new(builder, Steps, isReverse: false);
        Node x = scan.Sequence(builder.Add(new Input("x", Batched(Sequence(steps, 2)))));
        _ = scan.State(builder.Add(new Input("h", Batched(Vector(units)))));
        ShapeException exception = Assert.Throws<ShapeException>(() => scan.Build([x], []));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABodyThatSumsOverTheBatchIsRefused()
    {
        GraphBuilder builder = new();
        ScanBuilder scan = new(builder, Steps, isReverse: false);
        Node x = scan.Sequence(builder.Add(new Input("x", Batched(Sequence(Steps, 2)))));
        Node mean = scan.Body.Add(new Sum(Shared(Vector(2))), x);
        ShapeException exception = Assert.Throws<ShapeException>(() => scan.Build([], [scan.Body.Add(new Subtract(), x, mean)]));
        Assert.Contains("each sample", exception.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Node> Inputs(GraphBuilder builder)
    {
        NodeType[] types =
        [
            Batched(Sequence(Steps, Features)), Batched(Sequence(Steps, Units)), Batched(Vector(Units)), Batched(Vector(Units)),
            Shared(Weight(Units, Features)), Shared(Weight(Units, Units)), Shared(Vector(Units)), Batched(Vector(Units)),
        ];
        return s_inputs.Zip(types).ToDictionary(pair => pair.First, pair => builder.Add(new Input(pair.First, pair.Second)));
    }

    // Two sequences and two states; the recurrent weight and the bias are captured twice, and the context has a value for each sample.
    private static Node[] Recurrence(GraphBuilder builder, Dictionary<string, Node> inputs, bool isReverse)
    {
        ScanBuilder scan = new(builder, Steps, isReverse);
        GraphBuilder body = scan.Body;
        (Node x, Node z) = (scan.Sequence(inputs["x"]), scan.Sequence(inputs["z"]));
        (Node h, Node c) = (scan.State(inputs["h"]), scan.State(inputs["c"]));
        (Node recurrent, Node bias) = (scan.Capture(inputs["recurrent"]), scan.Capture(inputs["bias"]));
        Node context = scan.Capture(inputs["context"]);
        Node shared = body.Add(new Sigmoid(), bias);
        Node mixed = body.Add(new Add(), body.Add(new Linear(), x, scan.Capture(inputs["weight"])), body.Add(new Linear(), h, recurrent));
        Node gate = body.Add(new Sigmoid(), body.Add(new Multiply(), body.Add(new Add(), mixed, bias), context));
        Node memory = body.Add(new Add(), body.Add(new Multiply(), gate, c), body.Add(new Multiply(), body.Add(new Tanh(), z), shared));
        Node next = body.Add(new Tanh(), body.Add(new Linear(), body.Add(new Multiply(), memory, context), recurrent));
        Node seen = body.Add(new Multiply(), memory, gate);
        Node result = scan.Build([next, memory], [seen, h]);
        return
        [
            builder.Add(new ScanResult(0, ScanPart.Steps), result),
            builder.Add(new ScanResult(1, ScanPart.Last), result),
            builder.Add(new ScanResult(0, ScanPart.Last), result),
            builder.Add(new ScanResult(2, ScanPart.Steps), result),
            builder.Add(new ScanResult(3, ScanPart.Steps), result),
        ];
    }

    private static TestSource Values(GraphBuilder builder)
    {
        Random random = new(5);
        TestSource source = new();
        foreach (Node node in builder.Nodes)
        {
            if (node.Operator is Input input)
            {
                source[input.InputName] = Operand.Any(node.Type).Values(random, Batch);
            }
        }

        return source;
    }

    private static double Objective(Graph forward, Dictionary<Node, Node> upstream, TestSource source)
    {
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(forward, Batch, source);
        return upstream.Sum(pair => values[pair.Key].Data.Zip(values[pair.Value].Data, (value, weight) => value * weight).Sum());
    }
}
