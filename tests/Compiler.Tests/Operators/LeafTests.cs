using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;
using static NetCompiler.Compiler.Tests.Graphs.Types;

namespace NetCompiler.Compiler.Tests.Operators;

public class LeafTests
{
    private readonly GraphBuilder _builder = new();
    private readonly TestSource _source = new();

    [Fact]
    public void LeavesSayWhatTheyAre()
    {
        Initializer initializer = new(InitializerKind.Constant, 0);
        Assert.Equal(ValueKind.Input, _builder.Add(new Input("x", Batched(Vector(2)))).Kind);
        Assert.Equal(ValueKind.Parameter, _builder.Add(new Parameter("w", Vector(2), ParameterRole.Bias, initializer, false)).Kind);
        Assert.Equal(ValueKind.State, _builder.Add(new State("s", Vector(2), 1)).Kind);
        Assert.Equal(ValueKind.Constant, _builder.Add(new Constant(1)).Kind);
        Assert.Equal(ValueKind.Activation, _builder.Add(new InverseBatch()).Kind);
        Assert.Equal(ValueKind.Activation, _builder.Add(new DropoutMask(0.5f, 0, Batched(Vector(2)))).Kind);
    }

    [Fact]
    public void NamedLeavesAreReadFromTheSource()
    {
        _source["x"] = [1, 2, 3, 4];
        _source["s"] = [5, 6];
        Assert.Equal([1.0, 2, 3, 4], Evaluate(_builder.Add(new Input("x", Batched(Vector(2)))), batch: 2));
        Assert.Equal([5.0, 6], Evaluate(_builder.Add(new State("s", Vector(2), 1)), batch: 2));
        Parameter parameter = new("s", Vector(2), ParameterRole.Norm, new(InitializerKind.Constant, 1), true);
        Assert.Equal([5.0, 6], Evaluate(_builder.Add(parameter), batch: 2));
    }

    [Fact]
    public void WrongNumberOfValuesIsRefused()
    {
        _source["x"] = [1, 2, 3];
        Node input = _builder.Add(new Input("x", Batched(Vector(2))));
        ShapeException exception = Assert.Throws<ShapeException>(() => Evaluate(input, batch: 2));
        Assert.Equal("'x' needs 4 values ([n] vector 2, batch 2), but the source gives 3.", exception.Message);
    }

    [Fact]
    public void InverseBatchDependsOnTheBatch() => Assert.Equal([0.25], Evaluate(_builder.Add(new InverseBatch()), batch: 4));

    [Fact]
    public void DropoutMaskScalesWhatIsKept()
    {
        // The source keeps even sums of stream, row and index.
        double[] mask = Evaluate(_builder.Add(new DropoutMask(0.75f, 1, Batched(Vector(3)))), batch: 2);
        Assert.Equal([0, 4, 0, 4, 0, 4], mask);
    }

    [Theory]
    [InlineData(0f, 0u, 1f)]
    [InlineData(0.5f, 0x80000000u, 2f)]
    [InlineData(0.75f, 0xC0000000u, 4f)]
    public void DropoutMaskHasExactThresholds(float rate, uint threshold, float scale)
    {
        DropoutMask mask = new(rate, 0, Batched(Vector(3)));
        Assert.Equal(threshold, mask.Threshold);
        Assert.Equal(scale, mask.Scale);
    }

    [Fact]
    public void MasksOfTwoStreamsAreTwoValues()
    {
        Node first = _builder.Add(new DropoutMask(0.5f, 0, Batched(Vector(3))));
        Assert.NotSame(first, _builder.Add(new DropoutMask(0.5f, 1, Batched(Vector(3)))));
        Assert.Same(first, _builder.Add(new DropoutMask(0.5f, 0, Batched(Vector(3)))));
    }

    private double[] Evaluate(Node node, int batch) => GraphEvaluator.Evaluate(_builder.Build(), batch, _source)[node].Data;
}
