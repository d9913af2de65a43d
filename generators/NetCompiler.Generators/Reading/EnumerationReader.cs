using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Generators.Reading;

/// <summary>Turns the enumeration that an attribute is about into arguments: its name, its members in the order of their values, and the values.</summary>
internal static class EnumerationReader
{
    /// <summary>Reads an enumeration.</summary>
    public static IEnumerable<Argument> Read(ITypeSymbol type)
    {
        IFieldSymbol[] members = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).OrderBy(Value)];
        Accessibility[] accessibilities = [.. Chain(type).Select(symbol => symbol.DeclaredAccessibility)];
        bool isPublic = accessibilities.All(accessibility => accessibility == Accessibility.Public);
        bool isHidden = accessibilities.Any(accessibility => accessibility is not (Accessibility.Public or Accessibility.Internal));
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        yield return new Argument("TClass", isHidden ? ArgumentValue.Unusable($"{name}, which generated code cannot see") : ArgumentValue.Of(name));
        yield return new Argument("names", ArgumentValue.Of(members.Select(member => ArgumentValue.Of(member.Name)).ToArray()));
        yield return new Argument("values", ArgumentValue.Of(members.Select(member => ArgumentValue.Of(Value(member))).ToArray()));
        yield return new Argument("IsPublic", ArgumentValue.Of(isPublic));
    }

    // A value that no int holds fits no list of classes either.
    private static int Value(IFieldSymbol member)
    {
        decimal value = Convert.ToDecimal(member.ConstantValue, CultureInfo.InvariantCulture);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : int.MinValue;
    }

    private static IEnumerable<ISymbol> Chain(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }
}
