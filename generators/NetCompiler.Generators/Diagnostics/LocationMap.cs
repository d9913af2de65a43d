using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Problems;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>Finds the attribute that a problem of a network is about.</summary>
internal sealed class LocationMap(INamedTypeSymbol network)
{
    /// <summary>The attribute on the network's class; the class's name where the problem is about the whole.</summary>
    public Location Primary(Problem problem) => Location(Attribute(network, problem.Layer)) ?? GeneratedPart.NameLocation(network);

    /// <summary>For a problem inside blocks, the lines of the blocks, outermost first; a block from another assembly has none.</summary>
    public IEnumerable<Location> Additional(Problem problem)
    {
        AttributeData? attribute = Attribute(network, problem.Layer);
        foreach (int index in problem.Path)
        {
            attribute = attribute?.AttributeClass is { } block ? Attribute(block, index) : null;
            if (Location(attribute) is { } location)
            {
                yield return location;
            }
        }
    }

    private static AttributeData? Attribute(INamedTypeSymbol type, int index) =>
        index < 0 ? null : LayerReader.LayerAttributes(type).ElementAtOrDefault(index);

    private static Location? Location(AttributeData? attribute) =>
        attribute?.ApplicationSyntaxReference is { } syntax ? Microsoft.CodeAnalysis.Location.Create(syntax.SyntaxTree, syntax.Span) : null;
}
