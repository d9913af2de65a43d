using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>The blocks that the library itself has, read from their attributes.</summary>
internal static class LibraryBlocks
{
    private const string Suffix = "Attribute", Base = "NetCompiler.BlockAttribute";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BlockDeclaration> All { get; } =
    [
        .. Assembly.Load("NetCompiler").GetTypes().Where(type => type.BaseType?.FullName == Base).OrderBy(type => type.Name, StringComparer.Ordinal).Select(Read),
    ];

    private static BlockDeclaration Read(Type type) => new(
        type.Name[..^Suffix.Length],
        new(type.GetConstructors().Single().GetParameters().Select(parameter =>
            new BlockParameter(parameter.Name!, parameter.HasDefaultValue ? Value(parameter.DefaultValue) : null))),
        new(type.GetCustomAttributesData().Where(data => data.AttributeType.BaseType?.FullName == "NetCompiler.LayerAttribute").Select(Layer)));

    private static LayerDeclaration Layer(CustomAttributeData data, int index)
    {
        IEnumerable<Argument> positional = data.Constructor.GetParameters().Zip(data.ConstructorArguments)
            .Where(pair => pair.Second.Value is not null)
            .Select(pair => new Argument(pair.First.Name!, Value(pair.Second.Value)));
        IEnumerable<Argument> named = data.NamedArguments.Select(argument => new Argument(argument.MemberName, Value(argument.TypedValue.Value)));
        return new(data.AttributeType.Name[..^Suffix.Length], index, new([.. positional, .. named]));
    }

    private static ArgumentValue Value(object? value) => value switch
    {
        string text => ArgumentValue.Of(text),
        bool truth => ArgumentValue.Of(truth),
        int integer => ArgumentValue.Of(integer),
        float real => ArgumentValue.Of(real),
        null => ArgumentValue.Unusable("null"),
        _ => throw new ArgumentException($"A block's argument cannot be {value}.", nameof(value)),
    };
}
