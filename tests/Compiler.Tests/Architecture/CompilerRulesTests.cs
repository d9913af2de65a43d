using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>The compiler is a pure function: no Roslyn, no files, no clock, nothing that one compilation leaves behind for the next.</summary>
public class CompilerRulesTests
{
    // What statics may hold: nothing of these can be changed, or has anything that could be.
    private static readonly string[] s_immutable =
    [
        "System.String", "System.Text.RegularExpressions.Regex", "System.Collections.Generic.IReadOnlyList`1",
        "NetCompiler.Compiler.Problems.ProblemDescription", "NetCompiler.Compiler.Layers.LayerSet", "NetCompiler.Compiler.Layers.Place",
        "NetCompiler.Compiler.Graphs.TensorShape", "NetCompiler.Compiler.Emission.DepthLoop",
    ];

    private static readonly string[] s_impure =
    [
        "System.IO", "System.Net", "System.Threading", "System.Diagnostics", "System.Environment", "System.DateTime", "System.Guid", "System.Random",
        "System.Console", "System.AppContext", "System.Reflection", "Microsoft",
    ];

    [Fact]
    public void OnlyTheStandardLibraryIsReferenced() =>
        Assert.Equal(["netstandard"], typeof(NetworkCompiler).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name));

    [Fact]
    public void NothingOutsideIsReadOrWritten()
    {
        IEnumerable<(string Path, string Type)> impure = CompilerSource.OuterTypes
            .Where(use => s_impure.Any(name => use.Type == name || use.Type.StartsWith(name + ".", StringComparison.Ordinal)));

        Assert.Empty(impure.ToArray());
        Assert.Contains(CompilerSource.OuterTypes, use => use.Type == "System.Math");
    }

    [Fact]
    public void NoStaticCanChange()
    {
        FieldInfo[] fields =
        [
            .. typeof(NetworkCompiler).Assembly.GetTypes()
                .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(field => !field.IsLiteral && !field.DeclaringType!.Name.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.True(
            field.IsInitOnly && s_immutable.Contains($"{field.FieldType.Namespace}.{field.FieldType.Name}"),
            $"{field.DeclaringType}.{field.Name} of type {field.FieldType} can change, or its type is not known to be immutable."));
    }
}
