using System.Linq;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layouts;

/// <summary>The results of a scan one after the other: each a sequence of padded features, states with one step more.</summary>
public sealed record ScanLayout(Scan Scan) : Layout
{
    /// <inheritdoc/>
    public override int Length => Start(Scan.Body.Graph.Outputs.Count);

    /// <summary>Where a result begins.</summary>
    public int Start(int result) => Enumerable.Range(0, result).Sum(before => (Scan.Steps + (before < Scan.Body.States ? 1 : 0)) * Stride(before));

    /// <summary>Floats of one step of a result.</summary>
    public int Stride(int result) => Packing.Padded(Scan.Body.Features(result));

    /// <summary>Such as <c>scan results at 0, 96</c>.</summary>
    public override string ToString() => $"scan results at {string.Join(", ", Enumerable.Range(0, Scan.Body.Graph.Outputs.Count).Select(Start))}";
}
