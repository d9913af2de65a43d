using Xunit;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>The formula is the published one.</summary>
public class FormulaWeightsTests
{
    [Theory]
    [InlineData("1/input", -0.3548603f, -0.91192865f, -0.01187682f, -0.38269043f)]
    [InlineData("1/conv1.weight", -0.5406145f, -0.3404616f)]
    public void FirstValuesAreThoseOfTheOracle(string name, params float[] values) =>
        Assert.Equal(values, FormulaWeights.Uniform(name, values.Length), (a, b) => System.MathF.Abs(a - b) < 1e-7f);
}
