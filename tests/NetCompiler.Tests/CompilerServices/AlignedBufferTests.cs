using System;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.CompilerServices;

public sealed class AlignedBufferTests
{
    [Fact]
    public unsafe void StartsAtACacheLineAndStaysThere()
    {
        for (int length = 0; length < 70; length++)
        {
            AlignedBuffer buffer = new(length);
            nuint address = (nuint)Unsafe.AsPointer(ref buffer.Start);
            Assert.Equal(0u, address % 64);
            Assert.Equal(length, buffer.Span.Length);
            Assert.True(buffer.Span.IndexOfAnyExcept(0f) < 0);
            GC.Collect();
            Assert.Equal(address, (nuint)Unsafe.AsPointer(ref buffer.Start));
        }
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 40)]
    public void ImpossibleLengthsAreNamed(long length)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(length));
        Assert.Contains($"length is {length} floats", exception.Message, StringComparison.Ordinal);
    }
}
