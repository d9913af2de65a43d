using System;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Emission;

/// <summary>Rows of features that one call of a kernel goes over, in C#.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Sample">The sample of the first.</param>
/// <param name="Samples">The number of samples that they are of.</param>
/// <param name="Stride">Floats from one row of a value to the next.</param>
public sealed record FeatureRows(string Count, string Sample, string Samples, Func<Node, string> Stride);
