using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Problems;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>The form that a class must have so that a generated part can complete it.</summary>
internal static class ClassForm
{
    private const string DeclareBeside = "declare it beside the type, in the namespace";

    /// <summary>Whether another part of the class can be written at all.</summary>
    public static bool CanBeCompleted(INamedTypeSymbol network) => IsPartial(network) && Obstacle(network) is null;

    /// <summary>Finds what is wrong with the form of a class.</summary>
    public static IEnumerable<ClassProblem> Find(INamedTypeSymbol network)
    {
        Location name = GeneratedPart.NameLocation(network);
        if (!IsPartial(network))
        {
            yield return ClassProblem.Create(ProblemSet.NotPartial, name, [], network.Name);
        }

        if (Obstacle(network) is (string reason, string remedy))
        {
            yield return ClassProblem.Create(ProblemSet.UnsupportedClass, name, [], network.Name, reason, remedy);
        }

        List<SyntaxReference> firstOfParts = FirstLayerOfEachPart(network);
        if (firstOfParts.Count > 1)
        {
            Location[] places = [.. firstOfParts.Select(syntax => syntax.SyntaxTree.GetLocation(syntax.Span))];
            yield return ClassProblem.Create(ProblemSet.SeveralParts, places[1], [places[0], .. places.Skip(2)], network.Name, $"{places.Length}");
        }

        foreach (IMethodSymbol constructor in network.InstanceConstructors)
        {
            if (ConstructorForm.Fault(constructor) is { } fault)
            {
                string signature = ConstructorForm.Signature(constructor);
                yield return ClassProblem.Create(
                    ProblemSet.ConstructorClash, constructor.Locations[0], [], network.Name, signature, fault.Reason, fault.Remedy);
            }
        }
    }

    private static (string Reason, string Remedy)? Obstacle(INamedTypeSymbol network)
    {
        if (OwnObstacle(network) is { } obstacle)
        {
            return obstacle;
        }

        foreach (INamedTypeSymbol container in NetworkReader.Containers(network))
        {
            if (container.Arity > 0)
            {
                return ($"nested in '{container.Name}', which is generic", DeclareBeside);
            }

            if (container.IsFileLocal)
            {
                return ($"nested in '{container.Name}', which is local to its file", "remove 'file': the other part stands in a file of its own");
            }

            if (!IsPartial(container))
            {
                return ($"nested in '{container.Name}', which is not partial", $"declare '{container.Name}' partial, or {DeclareBeside}");
            }
        }

        return null;
    }

    private static (string Reason, string Remedy)? OwnObstacle(INamedTypeSymbol network) => network switch
    {
        { IsStatic: true } => ("static", "remove 'static': every instance has weights of its own"),
        { IsAbstract: true } => ("abstract", "remove 'abstract': NetCompiler makes instances of it"),
        { IsRecord: true } => ("a record", "declare a class: networks are not compared by value"),
        { Arity: > 0 } => ("generic", "remove its type parameters: every network has code of its own"),
        { IsFileLocal: true } => ("local to its file", "remove 'file': the other part stands in a file of its own"),
        { BaseType: { SpecialType: SpecialType.None, TypeKind: TypeKind.Class } parent }
            when !parent.InstanceConstructors.Any(CanBeCalledWithoutArguments) => ($"derived from '{parent.Name}', which has no constructor without parameters", $"give '{parent.Name}' one"),
        _ => null,
    };

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .All(reference => reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool CanBeCalledWithoutArguments(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility != Accessibility.Private && constructor.Parameters.All(p => p.IsOptional || p.IsParams);

    // The parts in the order in which their attributes are read.
    private static List<SyntaxReference> FirstLayerOfEachPart(INamedTypeSymbol network) =>
    [
        .. LayerReader.LayerAttributes(network)
            .Select(attribute => attribute.ApplicationSyntaxReference!)
            .GroupBy(syntax => syntax.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Select(part => part.First()),
    ];
}
