using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>The window over the lines of a layer holds, for every line of the next one, what that reads.</summary>
public class LineBlocksTests
{
    private const int Length = 5;

    // Lines of the first layer, lines of a block, stride, span, padding.
    [Theory]
    [InlineData(9, 2, 1, 3, 1)]
    [InlineData(9, 4, 2, 3, 1)]
    [InlineData(10, 4, 2, 3, 0)]
    [InlineData(7, 2, 1, 5, 2)]
    [InlineData(2, 2, 1, 7, 3)] // nothing but zeros in some windows
    [InlineData(12, 6, 3, 3, 0)] // blocks share nothing
    [InlineData(8, 2, 1, 1, 0)]
    [InlineData(5, 10, 1, 3, 1)] // one block
    public void TheWindowHoldsWhatEveryLineReads(int source, int most, int stride, int span, int padding)
    {
        int lines = ((source + (2 * padding) - span) / stride) + 1, computed = 0, seen = 0;
        PoisonedBuffer window = new((((most - 1) * stride) + span) * Length);
        for (LineBlocks blocks = new(lines, most, source, stride, span, padding); blocks.Next(ref window.Start, Length);)
        {
            Assert.Equal(seen, blocks.Line);
            Assert.InRange(blocks.Count, 1, most);
            for (int i = 0; i < blocks.SourceCount * Length; i++)
            {
                window[(blocks.Place * Length) + i] = blocks.SourceLine + (i / Length) + 1;
            }

            for (int i = 0; i < blocks.Count * span * Length; i++)
            {
                int line = i / Length / span, tap = i / Length % span, from = ((seen + line) * stride) + tap - padding;
                Assert.Equal(from >= 0 && from < source ? from + 1 : 0, window[(((line * stride) + tap) * Length) + (i % Length)]);
            }

            (seen, computed) = (seen + blocks.Count, computed + blocks.SourceCount);
        }

        Assert.Equal(lines, seen);
        Assert.Equal(Math.Min(source, ((lines - 1) * stride) + span - padding), computed);
    }
}
