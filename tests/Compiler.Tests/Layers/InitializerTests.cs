using System;
using System.Linq;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>What the weights of layers begin with.</summary>
public class InitializerTests
{
    // Of the dense layer: 24 inputs, 6 outputs; of the convolution: 2 channels, 4 filters, 3 x 3; of the embedding: 9 rows of 4.
    [Theory]
    [InlineData("Initializer = \"Constant\", InitializerValue = -2", InitializerKind.Constant, -2, -2, -2)]
    [InlineData("Initializer = \"Uniform\", InitializerValue = 0.5", InitializerKind.Uniform, 0.25, 0.25, 0.25)]
    [InlineData("Initializer = \"Normal\", InitializerValue = \"0.5\"", InitializerKind.Normal, 0.25, 0.25, 0.25)]
    [InlineData("Initializer = \"TruncatedNormal\", InitializerValue = 0.5", InitializerKind.TruncatedNormal, 0.25, 0.25, 0.25)]
    [InlineData("Initializer = \"GlorotUniform\"", InitializerKind.Uniform, 6.0 / 30, 6.0 / 54, 6.0 / 13)]
    [InlineData("Initializer = \"GlorotNormal\"", InitializerKind.Normal, 2.0 / 30, 2.0 / 54, 2.0 / 13)]
    [InlineData("Initializer = \"HeUniform\"", InitializerKind.Uniform, 6.0 / 24, 6.0 / 18, 6.0 / 4)]
    [InlineData("Initializer = \"HeNormal\", InitializerValue = 3", InitializerKind.Normal, 18.0 / 24, 18.0 / 18, 18.0 / 4)]
    [InlineData("Initializer = \"LeCunUniform\"", InitializerKind.Uniform, 3.0 / 24, 3.0 / 18, 3.0 / 4)]
    [InlineData("Initializer = \"LeCunNormal\"", InitializerKind.Normal, 1.0 / 24, 1.0 / 18, 1.0 / 4)]
    [InlineData("Initializer = \"Orthogonal\"", InitializerKind.Orthogonal, 1, 1, 1)]
    [InlineData("Initializer = 11, InitializerValue = 2", InitializerKind.Orthogonal, 4, 4, 4)]
    public void WeightsBeginAsTold(string arguments, InitializerKind kind, double dense, double convolution, double embedding)
    {
        // Squares, but for constants.
        float Value(double number) => kind == InitializerKind.Constant ? (float)number : (float)Math.Sqrt(number);

        Check($"Input(24); Dense(6, {arguments})", Value(dense), bias: true);
        Check($"Input(2, 8, 8); Conv2D(4, 3, {arguments})", Value(convolution), bias: true);
        Check($"Input(5, Type = \"Int32\"); Embedding(9, 4, {arguments})", Value(embedding), bias: false);

        void Check(string layers, float value, bool bias)
        {
            Parameter[] parameters = [.. Lowered.Leaves<Parameter>(Lowered.As(LoweringMode.Predict, layers))];
            Assert.Equal(kind, parameters[0].Initializer.Kind);
            Assert.Equal(value, parameters[0].Initializer.Value, 1e-6f);
            Initializer[] rest = bias ? [new(InitializerKind.Constant, 0)] : [];
            Assert.Equal(rest, parameters.Skip(1).Select(parameter => parameter.Initializer));
        }
    }

    [Fact]
    public void TheArchitectureDoesNotSayHowWeightsBegan()
    {
        string usual = Lowered.As(LoweringMode.Predict, "Input(4); Dense(3)").Architecture;

        Assert.Equal(usual, Lowered.As(LoweringMode.Predict, "Input(4); Dense(3, Initializer = \"HeNormal\", InitializerValue = 2)").Architecture);
        Assert.Equal(usual, Lowered.As(LoweringMode.Predict, "Input(4); Dense(3, Initializer = \"Default\")").Architecture);
    }

    [Fact]
    public void TheFirstOfLayersWithSharedWeightsDecides()
    {
        LoweredNetwork network = Lowered.As(
            LoweringMode.Predict, "Input(4); Dense(4, false, Weights = \"w\", Initializer = \"Orthogonal\"); Dense(4, false, Weights = \"w\")");

        Assert.Equal(new Initializer(InitializerKind.Orthogonal, 1), Lowered.Leaves<Parameter>(network).Single().Initializer);
    }
}
