using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>All that is wrong with a network: for the analyzer, and for the generator where analyzers are switched off.</summary>
internal static class NetworkDiagnostics
{
    /// <summary>Finds the problems of the class's form, then those of its layers.</summary>
    public static IEnumerable<Diagnostic> Find(INamedTypeSymbol network, CancellationToken cancellationToken)
    {
        if (network.TypeKind != TypeKind.Class)
        {
            // C# itself reports the attribute on anything but a class.
            return [];
        }

        List<Diagnostic> diagnostics = [.. ClassForm.Find(network).Select(problem => Create(problem.Problem, problem.Location, problem.Further))];
        NetworkDeclaration declaration = NetworkReader.Read(network, cancellationToken, out bool complete);

        // Without a defined order, or with layers that C# rejects, whatever the compiler found would be wrong.
        if (complete && diagnostics.All(diagnostic => diagnostic.Id != ProblemSet.SeveralParts.Id))
        {
            LocationMap locations = new(network);
            foreach (Problem problem in NetworkCompiler.Check(declaration))
            {
                diagnostics.Add(Create(problem, locations.Primary(problem), locations.Additional(problem)));
            }
        }

        return diagnostics;
    }

    private static Diagnostic Create(Problem problem, Location location, IEnumerable<Location> further) =>
        Diagnostic.Create(Descriptors.Of(problem), location, further, problem.Arguments.ToArray<object>());
}
