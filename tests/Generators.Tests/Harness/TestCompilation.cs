using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Reading;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>Compilations in memory, as a user's project would have them.</summary>
internal static class TestCompilation
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Where(IsManaged).Select(Reference),
        Reference(typeof(NetworkAttribute).Assembly.Location),
        Reference(Path.Combine(AppContext.BaseDirectory, "System.Numerics.Tensors.dll")),
    ];

    /// <summary>Compiles files, named File0.cs and so on, against the framework and the runtime.</summary>
    public static CSharpCompilation Create(params string[] sources) => Create(sources, []);

    /// <summary>Compiles files with more references, such as a library of blocks.</summary>
    public static CSharpCompilation Create(IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Test", sources.Select(Parse), s_references.Concat(references), options);
    }

    /// <summary>Parses a file as the compilations do.</summary>
    public static SyntaxTree Parse(string source, int index) =>
        CSharpSyntaxTree.ParseText("using NetCompiler;\n" + source, s_parseOptions, $"File{index}.cs");

    /// <summary>What a project that references another one sees of it.</summary>
    public static MetadataReference Emit(CSharpCompilation compilation) => MetadataReference.CreateFromImage(Image(compilation.WithAssemblyName("Library")));

    /// <summary>The assembly as a file has it.</summary>
    public static byte[] Image(Compilation compilation)
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Xunit.Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }

    /// <summary>Whether a build that takes warnings for errors fails by it. The documentation of a user's own members is the user's affair.</summary>
    public static bool IsComplaint(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning && !(diagnostic.Id == "CS1591" && !GeneratedPart.Is(diagnostic.Location.SourceTree));

    // Native libraries lie beside the framework's assemblies.
    private static bool IsManaged(string path) =>
        Path.GetFileName(path) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll")
        && !name.Contains(".Native", StringComparison.Ordinal);

    private static PortableExecutableReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
