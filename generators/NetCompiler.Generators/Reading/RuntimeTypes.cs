using Microsoft.CodeAnalysis;

namespace NetCompiler.Generators.Reading;

/// <summary>The types of the runtime that reading looks for, by name: the generator does not reference the runtime.</summary>
internal static class RuntimeTypes
{
    /// <summary>The metadata name of what marks a network.</summary>
    public const string Network = "NetCompiler.NetworkAttribute";

    /// <summary>The namespace of the attributes.</summary>
    public const string Namespace = "NetCompiler";

    /// <summary>The base of every layer attribute.</summary>
    public const string LayerBase = "LayerAttribute";

    /// <summary>The base of the user's blocks.</summary>
    public const string BlockBase = "BlockAttribute";

    /// <summary>Whether an attribute marks a network.</summary>
    public static bool IsNetwork(INamedTypeSymbol? attribute) => attribute is { Name: "NetworkAttribute" } && IsInNamespace(attribute);

    /// <summary>Whether an attribute is a layer, a loss or a block.</summary>
    public static bool IsLayer(INamedTypeSymbol? attribute) => DerivesFrom(attribute, LayerBase);

    /// <summary>Whether an attribute is a user's block.</summary>
    public static bool IsBlock(INamedTypeSymbol? attribute) => DerivesFrom(attribute, BlockBase);

    private static bool DerivesFrom(INamedTypeSymbol? type, string name)
    {
        for (INamedTypeSymbol? current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == name && IsInNamespace(current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
