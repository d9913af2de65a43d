using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

public class SimplificationTests
{
    private readonly GraphBuilder _builder = new();

    [Fact]
    public void GradientsOfAStoppedValueAreNone()
    {
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Vector(2))));
        Node y = _builder.Add(new Multiply(), x, _builder.Add(new StopGradient(), x));

        // As if the second x were a constant: x, not 2 x.
        Assert.Same(y.Inputs[1], Differentiation.Differentiate(_builder, y, [x])[x].Inputs.Single(input => input.Operator is StopGradient));
    }

    [Fact]
    public void StoppedValuesAreValues()
    {
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Vector(2))));
        _builder.Output(OutputKind.Result, "y", _builder.Add(new Tanh(), _builder.Add(new StopGradient(), x)));

        Assert.Equal(["Input", "Tanh"], Simplification.Run(_builder.Build()).Nodes.Select(node => node.Operator.Name));
    }

    [Fact]
    public void FactorsOfChannelsLeaveSums()
    {
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Image(3, 2, 2)))), y = _builder.Add(new Input("y", Types.Batched(Types.Image(3, 2, 2))));
        Node w = _builder.Add(new Input("w", Types.Shared(Types.Vector(3)))), v = _builder.Add(new Input("v", Types.Shared(Types.Vector(1))));
        Node spread = _builder.Add(new Broadcast(x.Type), w);
        Sum sum = new(Types.Shared(Types.Vector(3)));
        Node first = _builder.Add(sum, _builder.Add(new Multiply(), _builder.Add(new Multiply(), x, w), _builder.Add(new Multiply(), v, y)));
        Node second = _builder.Add(sum, _builder.Add(new Multiply(), spread, _builder.Add(new Multiply(), y, x)));
        _builder.Output(OutputKind.Result, "first", first);
        _builder.Output(OutputKind.Result, "second", second);
        Graph graph = _builder.Build(), simplified = Simplification.Run(graph);

        // One sum of x y serves both.
        Node rest = Assert.Single(simplified.Nodes, node => node.Operator is Sum);
        Assert.Equal(["x", "y"], rest.Inputs[0].Inputs.Select(input => ((Input)input.Operator).InputName));
        TestSource source = new() { ["x"] = Numbers(24), ["y"] = Numbers(24, 5), ["w"] = [2, -3, 0.5], ["v"] = [1.5] };
        Assert.All(new[] { 0, 1 }, output => Assert.Equal(Values(graph, output, source), Values(simplified, output, source), (a, b) => Math.Abs(a - b) < 1e-12));
    }

    /// <summary>The same factor spread over other features, or one for each position, is no factor of the sum.</summary>
    [Fact]
    public void FactorsOfPositionsStayInSums()
    {
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Sequence(4, 3)))), w = _builder.Add(new Input("w", Types.Shared(Types.Sequence(4, 1))));
        _builder.Output(OutputKind.Result, "y", _builder.Add(new Sum(Types.Shared(Types.Vector(3))), _builder.Add(new Multiply(), x, w)));

        Assert.IsType<Multiply>(Simplification.Run(_builder.Build()).Outputs[0].Node.Inputs[0].Operator);
    }

    /// <summary>Of the gradient of batch normalization, the sums of dy and of dy (x - mean) are all that passes over the images beside the result.</summary>
    [Fact]
    public void BatchNormalizationPassesThriceOverImages()
    {
        NetworkPlan plan = new TestNetwork("Normalized", "Input(3, 6, 6); Conv2D(5, 3, bias: false); BatchNorm; Tanh; Flatten; Dense(2); CrossEntropyLoss").Plan();
        IEnumerable<Group> backward = plan.Step!.Groups.SkipWhile(group => group.Main.Operator is not CrossEntropyGradient).Where(group => group.Layers.Contains("batchnorm0"));

        Assert.Equal(2, backward.Count(group => group.Main.Operator is Sum));
        Assert.Equal(1, backward.Count(group => group.Value.Shape.Kind == ShapeKind.Image));
    }

    /// <summary>Windows of three with a stride of two and padding have pixels in common.</summary>
    [Fact]
    public void MasksAndSumsComeBeforeMaxPools()
    {
        PoolGeometry geometry = new(3, 3, 2, 2, 1, 1, false);
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Image(2, 5, 5)))), y = _builder.Add(new MaxPool(geometry), x);
        Node dy = _builder.Add(new Input("dy", y.Type));
        Node dx = _builder.Add(new ReLUGradient(), _builder.Add(new MaxPoolGradient(geometry), x, dy), x);
        _builder.Output(OutputKind.Result, "dx", dx);
        _builder.Output(OutputKind.Result, "sum", _builder.Add(new Sum(Types.Shared(Types.Vector(2))), dx));
        _builder.Output(OutputKind.Result, "image", _builder.Add(new Sum(Types.Shared(Types.Image(2, 5, 5))), dx));
        Graph graph = _builder.Build(), simplified = Simplification.Run(graph);

        Node mask = Assert.Single(simplified.Nodes, node => node.Operator is ReLUGradient);
        Assert.Equal(y.Type, mask.Type);
        Assert.Same(mask, simplified.Outputs[1].Node.Inputs[0]);
        Assert.IsType<MaxPoolGradient>(simplified.Outputs[2].Node.Inputs[0].Operator);
        TestSource source = new() { ["x"] = Numbers(100), ["dy"] = Numbers(36, 5) };
        Assert.All(new[] { 0, 1, 2 }, output => Assert.Equal(Values(graph, output, source), Values(simplified, output, source)));
    }

    /// <summary>Where windows lie side by side, gradients know their places.</summary>
    [Fact]
    public void MasksAndSumsComeBeforePlaces()
    {
        PoolGeometry geometry = new(2, 2, 2, 2, 0, 0, false);
        Node x = _builder.Add(new Input("x", Types.Batched(Types.Image(2, 4, 6)))), y = _builder.Add(new MaxPool(geometry), x);
        Node dy = _builder.Add(new Input("dy", y.Type));
        Node dx = _builder.Add(new ReLUGradient(), y.Operator.Differentiate(y, dy, _builder)[0]!, x);
        _builder.Output(OutputKind.Result, "dx", dx);
        _builder.Output(OutputKind.Result, "sum", _builder.Add(new Sum(Types.Shared(Types.Vector(2))), dx));
        Graph graph = _builder.Build(), simplified = Simplification.Run(graph);

        Node mask = Assert.Single(simplified.Nodes, node => node.Operator is ReLUGradient);
        Assert.Equal(y.Type, mask.Type);
        Assert.Same(mask, simplified.Outputs[1].Node.Inputs[0]);
        Assert.IsType<MaxUnpool>(simplified.Outputs[0].Node.Operator);
        TestSource source = new() { ["x"] = Numbers(96), ["dy"] = Numbers(24, 5) };
        Assert.All(new[] { 0, 1 }, output => Assert.Equal(Values(graph, output, source), Values(simplified, output, source)));
    }

    private static double[] Numbers(int count, int step = 3) => [.. Enumerable.Range(0, count).Select(i => (i * step % 7) - 2.5)];

    private static double[] Values(Graph graph, int output, TestSource source) => GraphEvaluator.Evaluate(graph, 2, source)[graph.Outputs[output].Node].Data;
}
