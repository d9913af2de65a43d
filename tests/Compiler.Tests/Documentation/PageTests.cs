using System;
using NetCompiler.Compiler.Tests.Architecture;
using Xunit;

namespace NetCompiler.Compiler.Tests.Documentation;

/// <summary>Pages that are printed from the code say what it says.</summary>
public class PageTests
{
    [Fact]
    public void LayersAreDocumentedAsTheyAre() => Snapshot.Verify("docs/layers.md", LayersPage.Print());

    [Fact]
    public void OperatorsAreDocumentedAsTheyAre() => Snapshot.Verify("docs/operators.md", OperatorsPage.Print());

    /// <summary>PyTorch counts axes from the batch on, and lets users choose: whoever comes from there looks for it.</summary>
    [Theory]
    [InlineData("Dense")]
    [InlineData("BatchNorm")]
    [InlineData("LayerNorm")]
    [InlineData("RMSNorm")]
    [InlineData("GroupNorm")]
    [InlineData("InstanceNorm")]
    [InlineData("PReLU")]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("Flatten")]
    [InlineData("Transpose")]
    [InlineData("Concat")]
    [InlineData("Slice")]
    [InlineData("Split")]
    public void LayersWithAnAxisSayWhich(string kind) =>
        Assert.Contains("<para>Axis: ", DocumentedType.In($"src/NetCompiler/Layers/{kind}Attribute.cs").Documentation.ToString(), StringComparison.Ordinal);
}
