using System.Linq;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Passes;

/// <summary>What is computed in blocks of lines.</summary>
public class LineBlockingTests
{
    // Lines of a block, and of the window that it is computed from.
    [Theory]
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; MaxPool2D(2)", 4, 8)]
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; AveragePool2D(3, stride: 2)", 2, 5)]
    [InlineData("Input(3, 64, 64); Conv2D(64, 7, stride: 2, padding: 3); ReLU; MaxPool2D(3, stride: 2, padding: 1)", 2, 5)]
    [InlineData("Input(32, 56, 56); Conv2D(64, 3, padding: 1); MaxPool2D(2)", 10, 20)] // by tiles, many of which are computed together
    [InlineData("Input(1, 16, 16); Conv2D(8, 3, padding: 1); GlobalMaxPool2D", 1, 16)]
    public void PoolsTakeTheConvolutionBeforeThem(string layers, int lines, int window)
    {
        LineBlocks blocks = new TestNetwork("Net", layers).Plan().Forward.Groups.Single(group => group.Blocks is not null).Blocks!;

        Assert.Null(blocks.Last);
        Assert.Equal((lines, window), (blocks.Count, blocks.WindowLines));
    }

    [Theory]
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); MaxPool2D(3, stride: 2, padding: 1)")] // zeros around the image could be the largest
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; MaxPool2D(3, stride: 2, ceiling: true)")] // a window that is clipped
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; MaxPool2D(2, stride: 3)")] // lines that nobody reads
    [InlineData("Input(32, 56, 56); Conv2D(64, 3, padding: 1); MaxPool2D(3, stride: 2)")] // tiles would lie otherwise
    [InlineData("Input(32, 57, 56); Conv2D(64, 3, padding: 1); MaxPool2D(2)")] // the last tile would be another one
    [InlineData("Input(1, 10, 10); Conv2D(32, 3, padding: 1); ReLU; MaxPool2D(2)")] // a call for each sample would cost more
    [InlineData("Input(256, 28, 28); Conv2D(256, 3, padding: 1); ReLU; MaxPool2D(2)")] // weights leave the cache
    [InlineData("Input(1, 28, 28); Conv2D(32, 3, padding: 1); ReLU; Tap(\"x\"); MaxPool2D(2); Output(\"y\"); From(\"x\"); Output(\"z\")")] // somebody else reads the image
    public void OthersAreComputedByThemselves(string layers) =>
        Assert.DoesNotContain(new TestNetwork("Net", layers).Plan().Forward.Groups, group => group.Blocks is not null);
}
