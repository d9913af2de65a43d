using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>A problem of the class itself, which only syntax and symbols show, and the places that it is about.</summary>
internal sealed record ClassProblem(Problem Problem, Location Location, IReadOnlyList<Location> Further)
{
    /// <summary>Makes a problem of a class.</summary>
    public static ClassProblem Create(
        ProblemDescription description, Location location, IReadOnlyList<Location> further, params string[] arguments) =>
        new(new Problem(description, Layer: -1, Path: default, new(arguments)), location, further);
}
