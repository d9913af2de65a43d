using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Graphs;

public class GraphTextTests
{
    private const string Network = """
        %0 = Input{name=input, type=[n] image 1x8x8}() : [n]x1x8x8
        %1 = Parameter{name=conv2d0.weight, shape=weight 4x1x3x3, role=Weight, initializer=Uniform, value=0.333333343, frozen=false}() : 4x1x3x3  // conv2d0
        %2 = Convolution{kernel=3x3, stride=1x1, padding=1x1}(%0, %1) : [n]x4x8x8  // conv2d0
        %3 = ReLU(%2) : [n]x4x8x8  // relu0
        %4 = MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=true}(%3) : [n]x4x4x4  // maxpool2d0
        %5 = Reshape{shape=vector 64}(%4) : [n]x64  // flatten0
        %6 = DropoutMask{rate=0.200000003, stream=0, type=[n] vector 64}() : [n]x64  // dropout0
        %7 = Multiply(%5, %6) : [n]x64  // dropout0
        %8 = Input{name=targets, type=[n] vector 1 int}() : [n]x1:int  // loss
        %9 = CrossEntropy(%7, %8) : [n]x1  // loss
        %10 = Sum{target=vector 1}(%9) : 1  // loss
        %11 = InverseBatch() : 1  // loss
        %12 = Multiply(%10, %11) : 1  // loss
        Result = %7
        Loss = %12
        Trace conv2d0 = %2

        """;

    [Fact]
    public void TextIsReadBack()
    {
        Graph graph = GraphParser.Parse(Network);
        Assert.Equal(Network, GraphPrinter.Print(graph));
        Assert.Equal(13, graph.Nodes.Count);
        Assert.Equal("conv2d0", graph.Nodes[2].Layer);
        Assert.Equal("", graph.Nodes[0].Layer);
        Assert.Equal(ValueKind.Parameter, graph.Nodes[1].Kind);
        Assert.Equal(new GraphOutput(OutputKind.Trace, "conv2d0", graph.Nodes[2]), graph.Outputs[2]);
    }

    [Fact]
    public void GapsInTheNumbersAreClosed()
    {
        Graph part = GraphParser.Parse(Network).Only(OutputKind.Trace);
        string text = GraphPrinter.Print(part);
        Assert.StartsWith("%0 = Input", text, StringComparison.Ordinal);

        Graph cut = GraphParser.Parse(text.Replace("%2", "%7", StringComparison.Ordinal));
        Assert.Equal(text, GraphPrinter.Print(cut));
    }

    [Fact]
    public void EmptyLinesAndCarriageReturnsAreSkipped() =>
        Assert.Equal(Network, GraphPrinter.Print(GraphParser.Parse("\r\n" + Network.Replace("\n", "\r\n", StringComparison.Ordinal) + "  \n")));

    [Theory]
    [InlineData("%1 = ReLU(%0) : [n]x5", "%0 is used before it is defined.")]
    [InlineData("%0 = Nonsense() : 1", "There is no operator 'Nonsense'")]
    [InlineData("%0 = Constant{value=1}() : 2", "The type is 1, but the text says 2.")]
    [InlineData("%0 = Constant{value=1}()", "Expected a value")]
    [InlineData("hello", "Expected a value")]
    [InlineData("%0 = ReLU() : 1", "ReLU needs 1 operands, but was given nothing.")]
    [InlineData("Result = %3", "%3 is used before it is defined.")]
    [InlineData("Goal x = %3", "There is no output of kind 'Goal'; known are Result, Loss")]
    [InlineData("0 x = %3", "There is no output of kind '0'")]
    [InlineData("%0 = Reshape{shape=vector 99999999999}() : 1", "vector 99999999999")]
    public void BadLineIsNamed(string line, string message)
    {
        FormatException exception = Assert.Throws<FormatException>(() => GraphParser.Parse("\n" + line));
        Assert.StartsWith("Line 2: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith($"The line is: {line}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NumberDefinedTwiceIsRefused()
    {
        FormatException exception = Assert.Throws<FormatException>(() => GraphParser.Parse("%0 = Constant{value=1}() : 1\n%0 = InverseBatch() : 1"));
        Assert.Contains("%0 is defined twice.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypesAreReadBack()
    {
        NodeType[] types =
        [
            Types.Batched(Types.Image(3, 4, 5)), Types.Shared(Types.Weight(3, 4)), Types.Integers(7), Types.Batched(Types.Sequence(2, 3, 4)),
        ];
        foreach (NodeType type in types)
        {
            Assert.Equal(type, TypeText.ReadType(TypeText.Write(type)));
        }

        Assert.Equal("[n] vector 7 int", TypeText.Write(Types.Integers(7)));
        Assert.Throws<FormatException>(() => TypeText.ReadType("[n] int"));
        Assert.Throws<FormatException>(() => TypeText.ReadShape("7 vector"));
        Assert.Throws<FormatException>(() => TypeText.ReadShape("1 2x2"));
        Assert.Throws<FormatException>(() => TypeText.ReadShape("vector -1"));
    }
}
