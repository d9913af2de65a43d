using System;
using System.Threading;
using NetCompiler.CompilerServices;
using NetCompiler.Serialization;
using Xunit;

namespace NetCompiler.Tests.Serialization;

public sealed class MemoryAheadTests
{
    // The two threads meet at all places in turn, while values change from one to the next.
    [Fact]
    public void ValuesThatAreWrittenMeanwhileStay()
    {
        const int Length = 5000, Rounds = 2000;
        AlignedBuffer buffer = new(Length);
        bool done = false;
        Thread other = new(() =>
        {
            while (!Volatile.Read(ref done))
            {
                MemoryAhead.Touch(buffer);
            }
        });
        other.Start();
        int wrong = 0;
        for (int round = 1; round <= Rounds; round++)
        {
            buffer.Span.Fill(round);
            wrong += ((ReadOnlySpan<float>)buffer.Span).ContainsAnyExcept(round) ? 1 : 0;
        }

        Volatile.Write(ref done, true);
        other.Join();
        Assert.Equal(0, wrong);
    }
}
