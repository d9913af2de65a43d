using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Which sums are taken into the contraction before them.</summary>
public class AccumulationTests
{
    private const string Start = "Input(3, 8, 8); Conv2D(32, 1); ReLU; Tap(\"x\"); Conv2D(16, 1); ReLU; ";

    [Theory]
    [InlineData(Start + "Conv2D(32, 1); Add(\"x\"); ReLU; Flatten; Dense(4)", "Convolution, Add, Add, ReLU")]
    [InlineData(Start + "Conv2D(32, 1); BatchNorm; Add(\"x\"); Flatten; Dense(4)", "Convolution, Add, Add")]
    [InlineData(Start + "Conv2D(32, 1, bias: false); Add(\"x\"); ReLU6; Flatten; Dense(4)", "Convolution, Add, Clamp")]
    public void SumsBeginWithAValueThatNobodyReadsLater(string layers, string fused)
    {
        Section forward = new TestNetwork("Net", layers).Plan().Forward;
        Group group = forward.Groups.Single(group => group.Added is not null);

        Assert.Equal(fused, string.Join(", ", group.Fused.Select(node => node.Operator.Name)));
        Assert.Equal(forward.PlacementOf(group.Added!), forward.PlacementOf(group.Value));
    }

    [Fact]
    public void TilesAddTheirs()
    {
        string start = "Input(3, 56, 56); Conv2D(64, 1); ReLU; Tap(\"x\"); Conv2D(64, 3, padding: 1); ReLU; ";
        Section forward = new TestNetwork("Net", start + "Conv2D(64, 3, padding: 1); Add(\"x\"); ReLU; Conv2D(8, 3, padding: 1); GlobalMaxPool2D; Dense(4)").Plan().Forward;

        Assert.IsType<WinogradConvolution>(forward.Groups.Single(group => group.Added is not null).Main.Operator);
    }

    [Fact]
    public void OfTwoContractionsTheLaterOneAdds()
    {
        Section forward = new TestNetwork("Net", "Input(3, 8, 8); Tap(\"in\"); Conv2D(32, 1); Tap(\"x\"); From(\"in\"); Conv2D(32, 1); Add(\"x\"); ReLU; Flatten; Dense(4)").Plan().Forward;
        Group[] groups = [.. forward.Groups.Where(group => group.Main.Operator is Convolution)];

        Assert.Equal([null, groups[0].Value], groups.Select(group => group.Added));
    }

    [Theory]
    [InlineData(Start + "Conv2D(32, 1); Add(\"x\"); ReLU; Add(\"x\"); Flatten; Dense(4)")] // read again
    [InlineData(Start + "Conv2D(32, 1); ReLU; Add(\"x\"); Flatten; Dense(4)")] // the activation comes before the sum
    [InlineData("Input(3, 8, 8); Conv2D(32, 1); Tap(\"x\"); Conv2D(32, 1); Add(\"x\"); ReLU; Flatten; Dense(4)")] // the contraction itself reads it
    [InlineData(Start + "Conv2D(32, 1); Add(\"x\"); Conv2D(8, 3, padding: 1); Flatten; Dense(4)")] // the sum has zeros around it
    public void OthersStay(string layers) => Assert.DoesNotContain(new TestNetwork("Net", layers).Plan().Forward.Groups, group => group.Added is not null);

    [Fact]
    public void OnlyPredictionThatNeedNotBeExactAddsInPlace()
    {
        static bool Adds(Section? section) => section!.Groups.Any(group => group.Added is not null);
        TestNetwork network = new("Net", Start + "Conv2D(32, 1); Add(\"x\"); ReLU; Flatten; Dense(4); CrossEntropyLoss");
        NetworkPlan plan = network.Plan();

        Assert.Equal([true, false, false], new[] { Adds(plan.Forward), Adds(plan.Step), Adds(plan.Trace) });
        Assert.False(Adds(NetworkCompiler.Plan(network.Declaration with { ExactNumerics = true }).Forward));
    }
}
