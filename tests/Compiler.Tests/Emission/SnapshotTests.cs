using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Tests.Architecture;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>What generated files look like: few, and short enough to be read.</summary>
public class SnapshotTests
{
    [Fact]
    public void SurfaceOfDigits()
    {
        SourceFile surface = TestNetworks.Digits.Compile()[0];

        Assert.Equal("Samples.Digits.g.cs", surface.Name);
        Snapshot.Verify("tests/Compiler.Tests/Emission/Digits.verified.cs", surface.Text);
    }

    /// <summary>Without the trace, which mostly runs the kernels of the step, on values that have places of their own.</summary>
    [Fact]
    public void KernelsOfTwoLayers()
    {
        SourceFile kernels = TestNetworks.TwoLayers.Compile()[1];

        Assert.Equal("Samples.TwoLayers.Kernels.g.cs", kernels.Name);
        Snapshot.Verify("tests/Compiler.Tests/Emission/TwoLayers.Kernels.verified.cs", Without(kernels.Text, "    private sealed class TraceProgram : K::PhasedProgram\n"));
    }

    [Fact]
    public void ASurfaceIsReadAtASitting() => Assert.InRange(TestNetworks.Digits.Compile()[0].Text.Count(c => c == '\n'), 100, 150);

    /// <summary>Trailing spaces and endless lines are what hand-written code has not.</summary>
    [Theory]
    [MemberData(nameof(TestNetworks.Names), MemberType = typeof(TestNetworks))]
    public void LinesLookWrittenByHand(string network)
    {
        IEnumerable<string> lines = TestNetworks.Of(network).Compile().SelectMany(file => file.Text.Split('\n'));
        Assert.Empty(lines.Where(line => line.EndsWith(' ') || line.Length > 220).Select(line => $"{line.Length}: '{line}'"));
    }

    // Leaves out classes with these first lines, and the empty line behind each.
    private static string Without(string text, params string[] heads)
    {
        foreach (string head in heads)
        {
            int start = text.IndexOf(head, StringComparison.Ordinal), end = text.IndexOf("\n    }\n\n", start, StringComparison.Ordinal);
            text = text.Remove(start, end + "\n    }\n\n".Length - start);
        }

        return text;
    }
}
