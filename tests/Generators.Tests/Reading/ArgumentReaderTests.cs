using System.Linq;
using NetCompiler.Compiler.Declarations;
using Xunit;

namespace NetCompiler.Generators.Tests.Reading;

public sealed class ArgumentReaderTests
{
    [Theory]
    [InlineData("Dense(128)", "units: 128, bias: true")]
    [InlineData("Dense(128, bias: false, Name = \"fc\")", "units: 128, bias: false, Name: \"fc\"")]
    [InlineData("Dense(\"2 * width\")", "units: \"2 * width\", bias: true")]
    [InlineData("Dense(bias: false, units: \"width\", Weights = \"shared\")", "units: \"width\", bias: false, Weights: \"shared\"")]
    [InlineData("Dense($\"2 * {nameof(System)}\")", "units: \"2 * System\", bias: true")]
    [InlineData("Conv2D(8, kernel: 3)", "filters: 8, kernel: 3, stride: 1, padding: 0, bias: true")]
    [InlineData("Conv2D(8, 3, padding: \"p\", KernelWidth = 5, StrideWidth = \"s\")",
        "filters: 8, kernel: 3, padding: \"p\", stride: 1, bias: true, KernelWidth: 5, StrideWidth: \"s\"")]
    [InlineData("BatchNorm", "momentum: 0.1, epsilon: 1E-05")]
    [InlineData("BatchNorm(epsilon: 0.5f)", "momentum: 0.1, epsilon: 0.5")]
    [InlineData("BatchNorm(\"m\")", "momentum: \"m\", epsilon: 1E-05")]
    [InlineData("MaxPool2D(2)", "size: 2, stride: 0, padding: 0, ceiling: false")]
    [InlineData("Dropout(0.5f)", "rate: 0.5")]
    [InlineData("Dropout(0.5)", "rate: 0.5")]
    [InlineData("Dropout(0)", "rate: 0")]
    [InlineData("Input(3, 32, 28)", "shape: [3, 32, 28]")]
    [InlineData("Input(16, Type = ElementType.Int32)", "shape: [16], Type: \"Int32\"")]
    [InlineData("Input(16, Type = (ElementType)7)", "shape: [16], Type: (ElementType)7")]
    [InlineData("Input(null!)", "shape: null")]
    [InlineData("Tap(\"in\")", "name: \"in\"")]
    [InlineData("ReLU(Name = null)", "")]
    public void Arguments_stand_under_the_names_of_parameters_and_properties(string layer, string expected) =>
        Assert.Equal(expected, Arguments(layer));

    [Theory]
    [InlineData("5L", "5")]
    [InlineData("5u", "5")]
    [InlineData("(byte)5", "5")]
    [InlineData("5_000_000_000", "5000000000")]
    [InlineData("'a'", "'a'")]
    [InlineData("typeof(int)", "typeof(int)")]
    [InlineData("null!", "null")]
    [InlineData("true", "true")]
    public void Values_of_other_types_are_kept_for_the_message(string value, string expected) =>
        Assert.Equal($"units: {expected}, bias: true", Arguments($"Dense((object){value})"));

    [Fact]
    public void A_real_number_is_the_same_in_every_culture()
    {
        ArgumentValue rate = NetworkReaderTests.Read("[Network, Dropout(0.25f)] partial class X;").Layers[0]["rate"]!;

        Assert.Equal((ArgumentKind.Real, 0.25), (rate.Kind, rate.Number));
    }

    private static string Arguments(string layer) =>
        NetworkReaderTests.Read($"[Network, {layer}]\npartial class X;").Layers.Single().Arguments.ToString();
}
