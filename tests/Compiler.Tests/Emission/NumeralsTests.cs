using NetCompiler.Compiler.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

public class NumeralsTests
{
    [Theory]
    [InlineData("Run(m, 12_544, a1, -3)", "Run(m, #, a1, -#)", "12_544,3")]
    [InlineData("new(0.5f, 1E-05f, 3f, 1e3)", "new(#f, #f, #f, 1e3)", "0.5f,1E-05f,3f")]
    [InlineData("x.Key + 7ul, c0, 0x1F, float.NaN, _1", "x.Key + 7ul, c0, 0x1F, float.NaN, _1", "")]
    [InlineData("4", "#", "4")]
    [InlineData("", "", "")]
    public void ATextIsTakenApartAtItsNumbers(string text, string pattern, string numbers)
    {
        Numerals numerals = new(text);

        Assert.Equal((pattern, numbers), (numerals.Pattern, string.Join(",", numerals.Numbers)));
        Assert.Equal(text, numerals.With(numerals.Numbers));
    }

    [Fact]
    public void OthersCanStandInTheirPlace() => Assert.Equal("Run(n0 * n1, 2f)", new Numerals("Run(4 * 5, 1f)").With(["n0", "n1", "2f"]));
}
