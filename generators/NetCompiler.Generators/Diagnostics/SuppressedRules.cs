using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generators.Diagnostics;

/// <summary>
/// The rules that <c>[SuppressMessage]</c> takes from a class. It hides what analyzers report, errors that are not configurable included; but an
/// impossible network must not build, so the generator reports those itself.
/// </summary>
internal static class SuppressedRules
{
    private const string Attribute = "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute";

    /// <summary>The ids, such as NC0101, that are suppressed on the class, on what contains it, or for it by its assembly.</summary>
    public static IReadOnlyCollection<string> Of(INamedTypeSymbol network)
    {
        HashSet<string> ids = [];
        for (ISymbol? symbol = network; symbol is INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            Add(symbol.GetAttributes(), static _ => true);
        }

        Add(network.ContainingModule.GetAttributes(), IsForClass);
        Add(network.ContainingAssembly.GetAttributes(), IsForClass);
        return ids;

        void Add(ImmutableArray<AttributeData> attributes, Func<AttributeData, bool> isForClass)
        {
            foreach (AttributeData attribute in attributes)
            {
                // The second argument is an id, and may go on with a title: NC0101:WrongLayout.
                if (attribute.AttributeClass?.ToDisplayString() == Attribute && attribute.ConstructorArguments.Length == 2
                    && attribute.ConstructorArguments[1].Value is string rule && isForClass(attribute))
                {
                    ids.Add(rule.Split(':')[0]);
                }
            }
        }

        bool IsForClass(AttributeData attribute)
        {
            string scope = Named(attribute, "Scope"), target = Named(attribute, "Target").TrimStart('~');
            string name = network.ToDisplayString();
            return scope is "" or "module" || target.EndsWith(name, StringComparison.Ordinal)
                || (scope.StartsWith("namespace", StringComparison.OrdinalIgnoreCase) && $"N:{name}".StartsWith(target, StringComparison.Ordinal));
        }
    }

    private static string Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is string text)
            {
                return text;
            }
        }

        return "";
    }
}
