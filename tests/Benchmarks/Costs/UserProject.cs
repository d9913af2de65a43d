using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetCompiler.Generators;

namespace NetCompiler.Benchmarks;

/// <summary>A user's project in memory: one file with a network, which the generator completes.</summary>
internal sealed class UserProject
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest);

    // What a project refers to that uses nothing but .NET and the library.
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(INetwork).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;

    public UserProject(string source, OptimizationLevel level) => _compilation = CSharpCompilation.Create(
        "UserProject",
        [CSharpSyntaxTree.ParseText(source, s_parseOptions, "Network.cs")],
        s_references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Runs the generator as a build does that remembers nothing of the one before.</summary>
    /// <returns>The project with the generated files.</returns>
    public Compilation Generate()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parseOptions);
        driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _);
        return output;
    }

    /// <summary>Lines of the files that the generator wrote.</summary>
    public int GeneratedLines() => Generate().SyntaxTrees.Skip(1).Sum(tree => tree.GetText().Lines.Count - 1);

    /// <summary>Compiles everything, as a build does, and loads it.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public Assembly Load()
    {
        using MemoryStream image = new();
        EmitResult result = Generate().Emit(image);
        IEnumerable<Diagnostic> errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', errors));
        }

        image.Position = 0;
        return new AssemblyLoadContext("UserProject").LoadFromStream(image);
    }
}
