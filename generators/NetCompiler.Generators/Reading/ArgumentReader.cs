using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Generators.Reading;

/// <summary>Turns the arguments of one attribute into values.</summary>
internal static class ArgumentReader
{
    /// <summary>Whether C# rejects an argument, so that its value is not known.</summary>
    public static bool HasErrors(AttributeData attribute) =>
        attribute.ConstructorArguments.Any(HasErrors) || attribute.NamedArguments.Any(argument => HasErrors(argument.Value));

    /// <summary>
    /// Reads constructor parameters by their names, then the properties that are set. Parameters that are not given have their default, and
    /// all ways of writing a layer give the same: what the overload for expressions has no default for (null) is taken from the typed one.
    /// </summary>
    public static EquatableArray<Argument> Read(AttributeData attribute, IMethodSymbol constructor)
    {
        List<Argument> arguments = [];
        for (int i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            TypedConstant constant = attribute.ConstructorArguments[i];
            if (!constant.IsNull || !constructor.Parameters[i].HasExplicitDefaultValue)
            {
                arguments.Add(new Argument(constructor.Parameters[i].Name, Read(constant)));
            }
        }

        foreach (IParameterSymbol parameter in attribute.AttributeClass!.InstanceConstructors.SelectMany(c => c.Parameters))
        {
            if (parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } && arguments.All(a => a.Name != parameter.Name)
                && !RuntimeTypes.IsBlock(attribute.AttributeClass))
            {
                arguments.Add(new Argument(parameter.Name, ReadDefault(parameter)));
            }
        }

        arguments.AddRange(attribute.NamedArguments.Where(a => !a.Value.IsNull).Select(a => new Argument(a.Key, Read(a.Value))));
        return new EquatableArray<Argument>(arguments);
    }

    /// <summary>Reads the default of a parameter that has one.</summary>
    public static ArgumentValue ReadDefault(IParameterSymbol parameter) =>
        parameter.Type.TypeKind == TypeKind.Enum
            ? ReadEnum(parameter.Type, parameter.ExplicitDefaultValue)
            : ReadPrimitive(parameter.ExplicitDefaultValue);

    private static bool HasErrors(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(HasErrors));

    private static ArgumentValue Read(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => ArgumentValue.Unusable("null"),
        TypedConstantKind.Array => ArgumentValue.Of(constant.Values.Select(Read).ToArray()),
        TypedConstantKind.Enum => ReadEnum(constant.Type!, constant.Value),
        TypedConstantKind.Type => ReadType((ITypeSymbol)constant.Value!),
        _ => ReadPrimitive(constant.Value),
    };

    private static ArgumentValue ReadEnum(ITypeSymbol type, object? value)
    {
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return member is not null ? ArgumentValue.Of(member.Name) : ArgumentValue.Unusable($"({type.Name}){Text(value)}");
    }

    private static ArgumentValue ReadType(ITypeSymbol type) =>
        ArgumentValue.Unusable($"typeof({type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)})");

    private static ArgumentValue ReadPrimitive(object? value) => value switch
    {
        string text => ArgumentValue.Of(text),
        bool truth => ArgumentValue.Of(truth),
        float number => ArgumentValue.Of(number),
        double number => ArgumentValue.Of((float)number),
        int or short or ushort or byte or sbyte => ArgumentValue.Of(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        uint number and <= int.MaxValue => ArgumentValue.Of((int)number),
        long number and >= int.MinValue and <= int.MaxValue => ArgumentValue.Of((int)number),
        ulong number and <= int.MaxValue => ArgumentValue.Of((int)number),
        char character => ArgumentValue.Unusable($"'{character}'"),
        null => ArgumentValue.Unusable("null"),
        _ => ArgumentValue.Unusable(Text(value)),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
}
