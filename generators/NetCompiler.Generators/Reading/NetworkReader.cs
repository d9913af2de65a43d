using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Generators.Reading;

/// <summary>Reads the declaration of a network from its class.</summary>
internal static class NetworkReader
{
    // Numerics.Exact, as the compiler of C# gives it.
    private const int ExactNumerics = 1;

    /// <summary>
    /// Whether this part of the class is the one that speaks for it: a second <c>[Network]</c> on another part is an error of C#, and must
    /// not make a second network.
    /// </summary>
    public static bool IsMainPart(INamedTypeSymbol network, SyntaxNode part)
    {
        SyntaxReference? attribute = Options(network)?.ApplicationSyntaxReference;
        return attribute is not null && attribute.SyntaxTree == part.SyntaxTree && part.Span.Contains(attribute.Span);
    }

    /// <summary>Reads a network; layers that C# itself rejects are left out.</summary>
    public static NetworkDeclaration Read(INamedTypeSymbol network, CancellationToken cancellationToken) => Read(network, cancellationToken, out _);

    /// <summary>Reads a network and tells whether all of it could be read, so that its problems are worth telling.</summary>
    public static NetworkDeclaration Read(INamedTypeSymbol network, CancellationToken cancellationToken, out bool complete)
    {
        LayerReader reader = new(cancellationToken);
        EquatableArray<LayerDeclaration> layers = reader.Read(network);
        complete = reader.IsComplete;
        AttributeData? options = Options(network);
        return new NetworkDeclaration(
            TypeHeader.Namespace(network),
            TypeHeader.Name(network),
            TypeHeader.Of(network),
            new EquatableArray<string>(Containers(network).Select(TypeHeader.Of)),
            layers,
            Option(options, "Training", whenUnset: true),
            Option(options, "InputGradient", whenUnset: false),
            Option(options, "Streaming", whenUnset: false),
            options?.NamedArguments.Any(argument => argument.Key == "Numerics" && argument.Value.Value is ExactNumerics) == true);
    }

    /// <summary>The types that contain a type, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> containers = new();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Push(container);
        }

        return containers;
    }

    private static AttributeData? Options(INamedTypeSymbol network) =>
        network.GetAttributes().FirstOrDefault(attribute => RuntimeTypes.IsNetwork(attribute.AttributeClass));

    private static bool Option(AttributeData? attribute, string name, bool whenUnset)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key == name && argument.Value.Value is bool value)
            {
                return value;
            }
        }

        return whenUnset;
    }
}
