using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Graphs;

public class GraphVerifierTests
{
    private readonly GraphBuilder _builder = new();

    [Fact]
    public void GraphsOfTheBuilderAreSound()
    {
        Node result = Chain();
        _builder.Output(OutputKind.Result, "", result);
        GraphVerifier.Verify(_builder.Build(), "lowering");
    }

    [Fact]
    public void UseBeforeDefinitionIsFound()
    {
        Chain();
        AssertBroken(new([_builder.Nodes[1], _builder.Nodes[0]], []), "%1 reads %0, which is not computed before it");
    }

    [Fact]
    public void NodeOfTwoPlacesIsFound()
    {
        Chain();
        AssertBroken(new([_builder.Nodes[0], _builder.Nodes[0]], []), "%0");
    }

    [Fact]
    public void EqualNumbersAreFound()
    {
        Chain();
        Node stranger = new GraphBuilder().Add(new Constant(1));
        AssertBroken(new([_builder.Nodes[0], stranger], []), "two values have the number %0");
    }

    [Fact]
    public void OutputThatIsNotComputedIsFound()
    {
        Node result = Chain();
        AssertBroken(new([_builder.Nodes[0]], [new(OutputKind.Gradient, "w", result)]), "the output Gradient 'w' is %1, which is not computed");
    }

    [Fact]
    public void WrongTypeIsFound()
    {
        Node liar = _builder.Add(new Liar());
        ((Liar)liar.Operator).Lies[0] = true;
        AssertBroken(new([liar], []), "%0 has the type vector 1, but its operator gives vector 2");
    }

    [Fact]
    public void OperatorThatRefusesItsInputsIsFound()
    {
        Node liar = _builder.Add(new Liar());
        ((Liar)liar.Operator).Refuses[0] = true;
        AssertBroken(new([liar], []), "%0: refused");
    }

    private Node Chain() => _builder.Add(new ReLU(), _builder.Add(new Input("x", Types.Batched(Types.Vector(3)))));

    private static void AssertBroken(Graph graph, string violation)
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph, "fusion"));
        Assert.StartsWith("After fusion, the graph is broken: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(violation, exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(GraphPrinter.Print(graph), exception.Message, StringComparison.Ordinal);
    }

    // Infers one thing when the node is made and another when it is verified.
    private sealed record Liar : Operator
    {
        public bool[] Lies { get; } = [false];

        public bool[] Refuses { get; } = [false];

        public override NodeType Infer(System.Collections.Generic.IReadOnlyList<Node> inputs) =>
            Refuses[0] ? throw new ShapeException("refused") : Types.Shared(Types.Vector(Lies[0] ? 2 : 1));

        public override void Evaluate(Evaluation evaluation)
        {
        }
    }
}
