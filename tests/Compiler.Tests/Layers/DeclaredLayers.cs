using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Reflection;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Layers as they stand on compiled classes, which tests look at in other ways than the generator does.</summary>
internal static class DeclaredLayers
{
    private const string Suffix = "Attribute", Layer = "NetCompiler.LayerAttribute", Block = "NetCompiler.BlockAttribute";

    /// <summary>The blocks that the library itself has.</summary>
    public static IReadOnlyList<BlockDeclaration> LibraryBlocks { get; } =
    [
        .. Assembly.Load("NetCompiler").GetTypes().Where(type => type.BaseType?.FullName == Block).OrderBy(type => type.Name, StringComparer.Ordinal).Select(ReadBlock),
    ];

    /// <summary>The layers on a network or a block.</summary>
    public static EquatableArray<LayerDeclaration> Of(Type type) =>
        new(type.GetCustomAttributesData().Where(data => DerivesFrom(data.AttributeType, Layer)).Select(ReadLayer));

    private static BlockDeclaration ReadBlock(Type type) => new(
        type.Name[..^Suffix.Length],
        new(type.GetConstructors().Single().GetParameters().Select(parameter =>
            new BlockParameter(parameter.Name!, parameter.HasDefaultValue ? Value(parameter.DefaultValue) : null))),
        Of(type));

    private static LayerDeclaration ReadLayer(CustomAttributeData data, int index)
    {
        IEnumerable<Argument> positional = data.Constructor.GetParameters().Zip(data.ConstructorArguments)
            .Where(pair => pair.Second.Value is not null)
            .Select(pair => new Argument(pair.First.Name!, Value(pair.Second)));
        IEnumerable<Argument> named = data.NamedArguments.Select(argument => new Argument(argument.MemberName, Value(argument.TypedValue)));
        return new(
            data.AttributeType.Name[..^Suffix.Length], index, new([.. positional, .. named]),
            DerivesFrom(data.AttributeType, Block) ? ReadBlock(data.AttributeType) : null);
    }

    private static bool DerivesFrom(Type? type, string name) => type is not null && (type.BaseType?.FullName == name || DerivesFrom(type.BaseType, name));

    private static ArgumentValue Value(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum ? ArgumentValue.Of(Enum.GetName(argument.ArgumentType, argument.Value!)!) : Value(argument.Value);

    private static ArgumentValue Value(object? value) => value switch
    {
        string text => ArgumentValue.Of(text),
        bool truth => ArgumentValue.Of(truth),
        int integer => ArgumentValue.Of(integer),
        float real => ArgumentValue.Of(real),
        ReadOnlyCollection<CustomAttributeTypedArgument> items => ArgumentValue.Of([.. items.Select(Value)]),
        null => ArgumentValue.Unusable("null"),
        _ => throw new ArgumentException($"A layer's argument cannot be {value}.", nameof(value)),
    };
}
