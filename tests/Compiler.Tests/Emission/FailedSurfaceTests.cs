using System;
using NetCompiler.Compiler.Tests.Layers;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>A network with a mistake has the surface of one without, so that its users see the mistake alone.</summary>
public class FailedSurfaceTests
{
    [Theory]
    [InlineData("CrossEntropyLoss")]
    [InlineData("CrossEntropyLoss(Distributions = true)")]
    [InlineData("FocalLoss")]
    [InlineData("NegativeLogLikelihoodLoss")]
    [InlineData("BinaryCrossEntropyLoss")]
    [InlineData("KLDivergenceLoss")]
    [InlineData("MeanSquaredErrorLoss")]
    public void TargetsHaveTheSameType(string loss)
    {
        string right = Surface($"Input(4); Dense(3); {loss}"), wrong = Surface($"Input(4); Dense(0); Dense(3); {loss}");

        Assert.Contains("ArrayBatch<float, ", right, StringComparison.Ordinal);
        Assert.Contains("throw new InvalidOperationException(Problem)", wrong, StringComparison.Ordinal);
        Assert.Equal(TypeOf(right, "ArrayBatch<float, "), TypeOf(wrong, "IBatch<float, "));
    }

    private static string Surface(string layers) => NetworkCompiler.Compile(DeclarationText.Network(layers)).Files[0].Text;

    private static string TypeOf(string text, string before)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf('>', start)];
    }
}
