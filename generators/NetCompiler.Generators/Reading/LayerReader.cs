using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Generators.Reading;

/// <summary>
/// Reads the layers of one network, blocks included. This is the only place where attributes are read: what stands in them is either in the
/// declaration it gives or does not exist for the compiler.
/// </summary>
internal sealed class LayerReader(CancellationToken cancellationToken)
{
    // The blocks around the place that is being read: one that stands here already contains itself.
    private readonly Stack<INamedTypeSymbol> _blocks = new();

    /// <summary>Whether everything read so far was valid C#; what was not is reported by C# and left out.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The layer attributes of a class, in source order: positions in this list are what declarations and problems count in.</summary>
    public static IEnumerable<AttributeData> LayerAttributes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(a => RuntimeTypes.IsLayer(a.AttributeClass));

    /// <summary>Reads the layers on a network or a block.</summary>
    public EquatableArray<LayerDeclaration> Read(INamedTypeSymbol type)
    {
        // An attribute whose class is unknown may well be a misspelled layer.
        IsComplete &= type.GetAttributes().All(a => a.AttributeClass is not (null or IErrorTypeSymbol));
        List<LayerDeclaration> layers = [];
        int index = 0;
        foreach (AttributeData attribute in LayerAttributes(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (attribute.AttributeConstructor is { } constructor && !ArgumentReader.HasErrors(attribute))
            {
                layers.Add(ReadLayer(attribute, constructor, index));
            }
            else
            {
                IsComplete = false;
            }

            index++;
        }

        return new EquatableArray<LayerDeclaration>(layers);
    }

    private LayerDeclaration ReadLayer(AttributeData attribute, IMethodSymbol constructor, int index)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;
        string kind = WithoutSuffix(type.Name);
        EquatableArray<Argument> arguments = new([.. ArgumentReader.Read(attribute, constructor), .. type.TypeArguments.SelectMany(EnumerationReader.Read)]);
        return new LayerDeclaration(kind, index, arguments, RuntimeTypes.IsBlock(type) ? ReadBlock(type, kind, constructor) : null);
    }

    private BlockDeclaration ReadBlock(INamedTypeSymbol type, string kind, IMethodSymbol constructor)
    {
        IEnumerable<BlockParameter> parameters = constructor.Parameters
            .Select(p => new BlockParameter(p.Name, p.HasExplicitDefaultValue ? ArgumentReader.ReadDefault(p) : null));
        if (_blocks.Contains(type, SymbolEqualityComparer.Default))
        {
            return new BlockDeclaration(kind, new(parameters), default, Cycle: true);
        }

        _blocks.Push(type);
        EquatableArray<LayerDeclaration> layers = Read(type);
        _blocks.Pop();
        return new BlockDeclaration(kind, new(parameters), layers);
    }

    private static string WithoutSuffix(string name)
    {
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length
            ? name.Substring(0, name.Length - Suffix.Length)
            : name;
    }
}
