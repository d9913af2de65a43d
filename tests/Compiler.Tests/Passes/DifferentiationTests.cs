using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

public class DifferentiationTests
{
    private readonly GraphBuilder _builder = new();
    private readonly TestSource _source = new();

    [Fact]
    public void GradientsAddWhereTheyMeet()
    {
        Node x = Input("x", Types.Batched(Types.Vector(2)), 3, -2, 1, 4);

        // x x + x, used three times: 2 x + 1.
        Node y = _builder.Add(new Add(), _builder.Add(new Multiply(), x, x), x);
        Assert.Equal([7, -3, 3, 9], Gradient(Total(y), x, batch: 2));
    }

    [Fact]
    public void WeightUsedTwiceGathersBothGradients()
    {
        Node x = Input("x", Types.Batched(Types.Vector(1)), 3);
        Node w = Input("w", Types.Shared(Types.Weight(1, 1)), 5);
        Node twice = _builder.Add(new Linear(), _builder.Add(new Linear(), x, w), w);
        Assert.Equal([30.0], Gradient(Total(twice), w, batch: 1));
    }

    [Fact]
    public void LossOfSeveralValuesCountsAsTheirSum()
    {
        Node x = Input("x", Types.Batched(Types.Vector(2)), 1, 2, 3, 4);
        Assert.Equal([2.0, 4, 6, 8], Gradient(_builder.Add(new Multiply(), x, x), x, batch: 2));
    }

    [Fact]
    public void LossItselfHasGradientOne()
    {
        Node x = Input("x", Types.Batched(Types.Vector(2)), 1, 2);
        Assert.Equal([1.0, 1], Gradient(x, x, batch: 1));
        Node number = _builder.Add(new Constant(3));
        Assert.Equal(new Constant(1), Differentiation.Differentiate(_builder, number, [number])[number].Operator);
    }

    [Fact]
    public void TargetsInsideTheGraphGetTheirGradientToo()
    {
        Node x = Input("x", Types.Batched(Types.Vector(1)), 3);
        Node square = _builder.Add(new Multiply(), x, x);
        Node loss = Total(_builder.Add(new Multiply(), square, square));
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(_builder, loss, [square, x, x]);
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(_builder.Build(), 1, _source);
        Assert.Equal([18.0], values[gradients[square]].Data);
        Assert.Equal([108.0], values[gradients[x]].Data);
    }

    [Fact]
    public void TargetThatTheLossDoesNotDependOnHasNone()
    {
        Node x = Input("x", Types.Batched(Types.Vector(1)), 3);
        Node other = Input("other", Types.Batched(Types.Vector(1)), 3);
        Node afterwards = _builder.Add(new Exp(), x);
        Node loss = Total(x);
        Assert.Equal([x], Differentiation.Differentiate(_builder, loss, [x, other, afterwards]).Keys);
        Assert.Empty(Differentiation.Differentiate(_builder, loss, [other]));
    }

    [Fact]
    public void OnlyThePathToTheTargetsIsVisited()
    {
        // The first half is frozen: it holds an operator without gradient, which would throw.
        Node x = Input("x", Types.Batched(Types.Image(1, 2, 2)), 1, 2, 3, 4);
        PoolGeometry pool = new(2, 2, 2, 2, 0, 0, false);
        Node frozen = _builder.Add(new MaxPoolGradient(pool), x, _builder.Add(new MaxPool(pool), x));
        Node w = Input("w", Types.Shared(Types.Vector(1)), 5);
        Node loss = Total(_builder.Add(new Multiply(), frozen, w));
        int before = _builder.Nodes.Count;
        Assert.Equal([4.0], Gradient(loss, w, batch: 1));
        Assert.DoesNotContain(_builder.Nodes.Skip(before), node => node.Operator is Convolution or MaxPool or MaxPoolGradient);
        Assert.Throws<ShapeException>(() => Differentiation.Differentiate(_builder, loss, [x]));
    }

    [Fact]
    public void GradientsOfOthersAreNotGathered()
    {
        // x is used twice, so its gradient would be a sum; nobody asks for it.
        Node x = Input("x", Types.Batched(Types.Vector(2)), 1, 2);
        Node v = Input("v", Types.Shared(Types.Vector(2)), 3, 4);
        Node w = Input("w", Types.Shared(Types.Vector(2)), 5, 6);
        Node loss = Total(_builder.Add(new Add(), _builder.Add(new Multiply(), x, v), _builder.Add(new Multiply(), x, w)));
        int before = _builder.Nodes.Count;
        Assert.Equal([v, w], Differentiation.Differentiate(_builder, loss, [v, w]).Keys);
        Assert.DoesNotContain(_builder.Nodes.Skip(before), node => node.Operator is Add);
    }

    [Fact]
    public void IntegersEndThePath()
    {
        Node ids = Input("ids", Types.Integers(2), 1, 0);
        Node table = Input("table", Types.Shared(Types.Weight(2, 1)), 7, 8);
        Node loss = Total(_builder.Add(new Embedding(), ids, table));
        Assert.Equal([table], Differentiation.Differentiate(_builder, loss, [ids, table]).Keys);
    }

    [Fact]
    public void NewNodesBelongToTheLayerTheyAreTheGradientOf()
    {
        Node x = Input("x", Types.Batched(Types.Vector(2)), 1, 2);
        _builder.Layer = "dense0";
        Node w = Input("w", Types.Shared(Types.Weight(3, 2)), 1, 2, 3, 4, 5, 6);
        Node dense = _builder.Add(new Linear(), x, w);
        _builder.Layer = "tanh0";
        Node tanh = _builder.Add(new Tanh(), dense);
        _builder.Layer = "loss";
        Node loss = Total(tanh);
        _builder.Layer = "after";
        int before = _builder.Nodes.Count;
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(_builder, loss, [x, w]);

        Assert.Equal("after", _builder.Layer);
        Assert.Equal("dense0", gradients[w].Layer);
        Assert.Equal("dense0", gradients[x].Layer);
        Assert.Equal("tanh0", gradients[w].Inputs[1].Layer);
        Assert.All(_builder.Nodes.Skip(before), node => Assert.Contains(node.Layer, new[] { "loss", "tanh0", "dense0" }));
        GraphVerifier.Verify(_builder.Build(), "differentiation");
    }

    [Fact]
    public void SecondDerivativesAreGradientsOfGradients()
    {
        Node x = Input("x", Types.Batched(Types.Vector(1)), 0.5);
        Node first = Differentiation.Differentiate(_builder, _builder.Add(new Tanh(), x), [x])[x];
        double tanh = Math.Tanh(0.5);
        Assert.Equal(-2 * tanh * (1 - (tanh * tanh)), Gradient(first, x, batch: 1)[0], 12);
    }

    private Node Input(string name, NodeType type, params double[] values)
    {
        _source[name] = values;
        return _builder.Add(new Input(name, type));
    }

    private Node Total(Node node) => _builder.Add(new Sum(Types.Shared(Types.Vector(1))), node);

    private double[] Gradient(Node loss, Node target, int batch)
    {
        Node gradient = Differentiation.Differentiate(_builder, loss, [target])[target];
        Assert.Equal(target.Type, gradient.Type);
        return GraphEvaluator.Evaluate(_builder.Build(), batch, _source)[gradient].Data;
    }
}
