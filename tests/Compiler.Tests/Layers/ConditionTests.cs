using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Layers of a block that are there only if a parameter says so, and taps that need not be given.</summary>
public class ConditionTests
{
    private static readonly BlockDeclaration s_inner = DeclarationText.Block(
        "Inner(first, name = \"none\")", "Tanh(If = \"first\", Name = \"f\"); ReLU(If = \"!first\", Name = \"f\"); Dense(3, If = \"!first\"); Dense(2)");

    private static readonly BlockDeclaration s_outer = DeclarationText.Block("Outer(early = false)", "Inner(\"early\"); Sigmoid", s_inner);

    [Theory]
    [InlineData("Inner(true)", "inner0.f Tanh; inner0.dense0 Dense(2)")]
    [InlineData("Inner(false)", "inner0.f ReLU; inner0.dense0 Dense(3); inner0.dense1 Dense(2)")]
    [InlineData("Outer(true)", "outer0.inner0.f Tanh; outer0.inner0.dense0 Dense(2); outer0.sigmoid0 Sigmoid")]
    [InlineData("Outer", "outer0.inner0.f ReLU; outer0.inner0.dense0 Dense(3); outer0.inner0.dense1 Dense(2); outer0.sigmoid0 Sigmoid")]
    public void LayersAreThereOrNot(string use, string rows) =>
        Assert.Equal(
            rows,
            string.Join("; ", Lowered.As(LoweringMode.Predict, $"Input(4); {use}", s_inner, s_outer).Layers.Skip(1).Select(row => $"{row.Name} {row.Declaration}")));

    [Theory]
    [InlineData("Inner(3)")]
    [InlineData("Inner(\"x\")")]
    public void AConditionIsTrueOrFalse(string use) =>
        Assert.All(Lowered.Problems($"Input(4); {use}", s_inner), problem => Assert.Equal("NC0007", problem.Description.Id));

    [Fact]
    public void TheLibrarysBlocksAreLists()
    {
        string[] first = Lowered.Parameters(Lowered.As(LoweringMode.Predict, "Input(5, 6); TransformerEncoder(6, 2, 9, normFirst: true, Name = \"e\")"));
        string[] last = Lowered.Parameters(Lowered.As(LoweringMode.Predict, "Input(5, 6); TransformerEncoder(6, 2, 9, Name = \"e\")"));

        Assert.Equal(first.Order(), last.Order());
        Assert.Equal("e.norm1.weight 6", first[0]);
        Assert.Equal("e.self_attn.in_proj_bias 18", last[0]);
    }

    [Fact]
    public void AMaskCanBeGivenToABlock()
    {
        LoweredNetwork network = Lowered.As(LoweringMode.Predict, "Input(5, Name = \"m\"); Input(5, 6); TransformerEncoder(6, 2, 9, mask: \"m\", Repeat = 2)");

        Assert.Equal(2, Lowered.Leaves<Compiler.Operators.Attention>(network).Count(attention => attention.HasMask));
    }
}
