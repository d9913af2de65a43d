using System;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>Which convolutions are computed by tiles, and that they are the same.</summary>
public class AlgorithmChoiceTests
{
    [Theory]
    [InlineData(4, 5, 7, 1, 0)]
    [InlineData(4, 9, 8, 1, 2)]
    [InlineData(2, 5, 6, 0, 1)]
    [InlineData(2, 3, 3, 1, 1)]
    public void TilesGiveWhatConvolutionsDo(int outputs, int height, int width, int paddingY, int paddingX)
    {
        GraphBuilder builder = new();
        WinogradTile tile = new(outputs);
        Node x = builder.Add(new Input("x", Types.Batched(Types.Image(3, height, width)))), w = builder.Add(new Input("w", Types.Shared(Types.Weight(4, 3, 3, 3))));
        builder.Output(OutputKind.Result, "direct", builder.Add(new Convolution(new(3, 3, 1, 1, paddingY, paddingX)), x, w));
        builder.Output(OutputKind.Result, "tiles", builder.Add(new WinogradConvolution(tile, paddingY, paddingX), x, builder.Add(new WinogradWeight(tile), w)));
        Graph graph = builder.Build();
        TestSource source = new() { ["x"] = Numbers(2 * 3 * height * width, 1), ["w"] = Numbers(4 * 3 * 9, 2) };
        System.Collections.Generic.IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(graph, 2, source);

        Assert.Equal(values[graph.Outputs[0].Node].Data, values[graph.Outputs[1].Node].Data, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    // Large images by large tiles, 14 x 14 by small ones; nothing where transforms or weights cost more than is saved.
    [Theory]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 3, padding: 1)", 4)]
    [InlineData("Input(512, 14, 14); Conv2D(512, kernel: 3, padding: 1)", 2)]
    [InlineData("Input(512, 7, 7); Conv2D(512, kernel: 3, padding: 1)", null)]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 3, padding: 1); BatchNorm; ReLU", 4)]
    [InlineData("Input(512, 2, 2); Conv2D(512, kernel: 3, padding: 1)", null)]
    [InlineData("Input(3, 224, 224); Conv2D(64, kernel: 3, padding: 1)", null)]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 3, stride: 2, padding: 1)", null)]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 3, padding: 2, Dilation = 2)", null)]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 3, padding: 1, Groups = 2)", null)]
    [InlineData("Input(64, 56, 56); Conv2D(64, kernel: 5, padding: 2)", null)]
    public void TheCheaperAlgorithmIsChosen(string layers, int? outputs)
    {
        NetworkPlan plan = NetworkCompiler.Plan(new TestNetwork("X", layers).Declaration);

        Assert.Equal(outputs, plan.Forward.Groups.Select(group => group.Main.Operator).OfType<WinogradConvolution>().SingleOrDefault()?.Tile.Outputs);
        Assert.Equal(outputs is null ? 0 : 1, plan.Preparation.Groups.Count(group => group.Main.Operator is WinogradWeight));
    }

    [Fact]
    public void BiasAndReLUAreDoneOnTheWay()
    {
        NetworkPlan plan = NetworkCompiler.Plan(new TestNetwork("X", "Input(64, 28, 28); Conv2D(64, kernel: 3, padding: 1); BatchNorm; ReLU").Declaration);
        Group group = plan.Forward.Groups.Single(group => group.Main.Operator is WinogradConvolution);

        Assert.NotNull(group.Bias);
        Assert.IsType<ReLU>(group.Activation?.Operator);
    }

    [Fact]
    public void OnlyPredictionIsFast()
    {
        NetworkDeclaration declaration = new TestNetwork("X", "Input(64, 28, 28); Conv2D(64, kernel: 3, padding: 1); Flatten; Dense(2); CrossEntropyLoss").Declaration;
        static bool Tiles(Section? section) => section!.Groups.Any(group => group.Main.Operator is WinogradConvolution);
        NetworkPlan plan = NetworkCompiler.Plan(declaration);

        Assert.Equal([true, false, false], new[] { Tiles(plan.Forward), Tiles(plan.Step), Tiles(plan.Trace) });
        Assert.False(Tiles(NetworkCompiler.Plan(declaration with { ExactNumerics = true }).Forward));
    }

    [Fact]
    public void TheChoiceStandsAtTheCall()
    {
        string kernels = NetworkCompiler.Compile(new TestNetwork("X", "Input(64, 28, 28); Conv2D(64, kernel: 3, padding: 1)").Declaration).Files[1].Text;

        Assert.Contains("// conv2d0: [n]x64x28x28 by tiles of 4x4, 0.", kernels, StringComparison.Ordinal);
    }

    private static double[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
    }
}
