using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>Generated code stands among the user's own names, and none of them may hide what it means.</summary>
public class HidingTests
{
    private static readonly Assembly s_library = Assembly.Load("NetCompiler");

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(s_library.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static string Twins => string.Concat(
        s_library.GetExportedTypes().Where(type => !type.IsNested && !type.IsGenericType).Select(type => type.Name).Distinct().Select(name => $"public class {name};\n"));

    [Theory]
    [InlineData("TwoLayers")]
    [InlineData("Digits")]
    public void TypesOfTheSameNameHideNothing(string network) =>
        Assert.Empty(Errors([.. TestNetworks.Of(network).Compile().Select(file => file.Text), $"namespace Samples;\n{Twins}"]));

    [Theory]
    [InlineData("namespace Samples.NetCompiler { public class Anything; }")]
    [InlineData("namespace Samples { public class N; public class K; public class M; }")]
    [InlineData("public class N; public class K; public class M;")]
    public void NeitherDoNamespacesNorTheNamesOfAliases(string source) =>
        Assert.Empty(Errors([.. TestNetworks.TwoLayers.Compile().Select(file => file.Text), source]));

    [Fact]
    public void ErrorsAreSeen() => Assert.NotEmpty(Errors([TestNetworks.TwoLayers.Compile()[0].Text]));

    private static IEnumerable<string> Errors(string[] sources)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create("Test", sources.Select(source => CSharpSyntaxTree.ParseText(source)), s_references, options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
            .Distinct();
    }
}
