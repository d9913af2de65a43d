using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using Xunit;
using static NetCompiler.Compiler.Tests.Graphs.Types;

namespace NetCompiler.Compiler.Tests.Operators;

public class BroadcastingTests
{
    public static TheoryData<NodeType, NodeType, BroadcastKind> Related => new()
    {
        { Batched(Vector(5)), Batched(Vector(5)), BroadcastKind.Same },
        { Shared(Vector(5)), Batched(Vector(5)), BroadcastKind.Same },
        { Shared(Vector(1)), Batched(Vector(1)), BroadcastKind.Same },
        { Shared(Vector(1)), Batched(Vector(5)), BroadcastKind.Scalar },
        { Shared(Vector(1)), Batched(Image(1, 2, 2)), BroadcastKind.Scalar },
        { Batched(Vector(1)), Batched(Sequence(2, 3)), BroadcastKind.Scalar },
        { Shared(Vector(3)), Batched(Image(3, 2, 2)), BroadcastKind.Channel },
        { Batched(Vector(3)), Batched(Sequence(2, 3)), BroadcastKind.Channel },
        { Shared(Vector(3)), Shared(Weight(3, 2)), BroadcastKind.Channel },
        { Batched(Sequence(2, 1)), Batched(Sequence(2, 3)), BroadcastKind.RowScalar },
        { Batched(Sequence(4, 2, 1)), Batched(Sequence(4, 2, 3)), BroadcastKind.RowScalar },
        { Batched(Image(1, 2, 2)), Batched(Image(3, 2, 2)), BroadcastKind.RowScalar },
    };

    public static TheoryData<NodeType, NodeType> Unrelated => new()
    {
        { Batched(Vector(5)), Shared(Vector(5)) },
        { Batched(Vector(5)), Batched(Vector(4)) },
        { Batched(Vector(2)), Batched(Sequence(2, 3)) },
        { Batched(Vector(3)), Batched(Image(2, 3, 3)) },
        { Batched(Sequence(3, 1)), Batched(Sequence(2, 3)) },
        { Batched(Sequence(2, 1)), Batched(Sequence(4, 2, 3)) },
        { Batched(Image(1, 2, 3)), Batched(Image(3, 2, 2)) },
        { Batched(Sequence(2, 3)), Batched(Vector(3)) },
        { Integers(5), Batched(Vector(5)) },
        { Batched(Vector(5)), Integers(5) },
    };

    [Theory]
    [MemberData(nameof(Related))]
    public void OperandRelatesToResult(NodeType operand, NodeType result, BroadcastKind kind)
    {
        Assert.Equal(kind, Broadcasting.Relate(operand, result));
        Assert.True(Broadcasting.TryRelate(operand, result, out BroadcastKind found));
        Assert.Equal(kind, found);
    }

    [Theory]
    [MemberData(nameof(Unrelated))]
    public void UnrelatedTypesAreRefused(NodeType operand, NodeType result)
    {
        Assert.False(Broadcasting.TryRelate(operand, result, out _));
        ShapeException exception = Assert.Throws<ShapeException>(() => Broadcasting.Relate(operand, result));
        Assert.Equal($"{TypeText.Write(operand)} cannot be spread over {TypeText.Write(result)}.", exception.Message);
    }

    [Theory]
    [MemberData(nameof(Related))]
    public void JoinGivesTheLargerTypeInAnyOrder(NodeType operand, NodeType result, BroadcastKind kind)
    {
        GraphBuilder builder = new();
        Node[] inputs = [builder.Add(new Input("a", operand)), builder.Add(new Input("b", result))];
        Assert.Equal(result, Broadcasting.Join("Add", inputs));
        Assert.Equal(result, Broadcasting.Join("Add", [inputs[1], inputs[0]]));
        Assert.True(kind == BroadcastKind.Same || operand.Shape != result.Shape);
    }

    [Fact]
    public void BatchedOperandMakesTheResultBatched()
    {
        GraphBuilder builder = new();
        Node[] inputs = [builder.Add(new Input("a", Batched(Vector(1)))), builder.Add(new Input("b", Shared(Vector(4))))];
        Assert.Equal(Batched(Vector(4)), Broadcasting.Join("Add", inputs));
    }

    [Fact]
    public void OperandsWithoutCommonResultAreRefused()
    {
        GraphBuilder builder = new();
        Node[] inputs = [builder.Add(new Input("a", Batched(Vector(3)))), builder.Add(new Input("b", Batched(Sequence(2, 1))))];
        ShapeException exception = Assert.Throws<ShapeException>(() => Broadcasting.Join("Add", inputs));
        Assert.Equal("Add cannot join [n] vector 3 and [n] sequence 2x1.", exception.Message);
    }

    [Fact]
    public void IndexFollowsTheLogicalOrder()
    {
        int[] Indices(TensorShape operand, TensorShape result) =>
            [.. Enumerable.Range(0, result.Count).Select(i => Broadcasting.Index(operand, result, i))];

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], Indices(Vector(2), Image(2, 2, 2)));
        Assert.Equal([0, 1, 0, 1, 0, 1], Indices(Vector(2), Sequence(3, 2)));
        Assert.Equal([0, 0, 1, 1, 2, 2], Indices(Sequence(3, 1), Sequence(3, 2)));
        Assert.Equal([0, 1, 2, 0, 1, 2], Indices(Image(1, 1, 3), Image(2, 1, 3)));
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], Indices(Sequence(2, 2, 1), Sequence(2, 2, 2)));
        Assert.Equal([0, 0, 0, 1, 1, 1], Indices(Vector(2), Weight(2, 3)));
        Assert.Equal([0, 0, 0], Indices(Vector(1), Vector(3)));
        Assert.Equal([0, 1, 2], Indices(Vector(3), Vector(3)));
        Assert.Equal([0, 1, 0, 1, 0, 1], Broadcasting.Map(Vector(2), Sequence(3, 2)));
        Assert.Throws<ShapeException>(() => Broadcasting.Index(Vector(3), Vector(2), 0));
    }

    [Fact]
    public void SumToLeavesWhatFits()
    {
        GraphBuilder builder = new();
        Node gradient = builder.Add(new Input("g", Batched(Image(3, 2, 2))));
        Assert.Same(gradient, Broadcasting.SumTo(builder, gradient, gradient.Type));
        Node sum = Broadcasting.SumTo(builder, gradient, Shared(Vector(3)));
        Assert.Equal(new Sum(Shared(Vector(3))), sum.Operator);
        Assert.Equal(Shared(Vector(3)), sum.Type);
        Assert.Throws<ShapeException>(() => Broadcasting.SumTo(builder, gradient, Shared(Vector(2))));
    }
}
