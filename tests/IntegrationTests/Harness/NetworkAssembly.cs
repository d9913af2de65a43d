using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetCompiler.Compiler;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Networks compiled to C#, by Roslyn to an assembly in memory, and loaded. Several share an assembly, since Roslyn takes most of the time.</summary>
internal static class NetworkAssembly
{
    // As in a project that documents its members and treats warnings as errors.
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name && name.StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(INetwork).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static int s_count;

    /// <summary>Compiles one network, written as <c>Input(4); Dense(3)</c>.</summary>
    public static CompiledNetwork Compile(string layers, bool inputGradient = false) => Compile([Networks.Declare("Network", layers, inputGradient)])[0];

    /// <summary>Compiles networks of different names into one assembly.</summary>
    /// <exception cref="InvalidOperationException">A network has mistakes, or its code does not compile or has warnings; the message says which and where.</exception>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<NetworkDeclaration> declarations, LayerSet? layers = null)
    {
        layers ??= TestLayers.Set;
        List<SyntaxTree> trees = [];
        List<NetworkPlan> plans = [];
        foreach (NetworkDeclaration declaration in declarations)
        {
            CompilationResult result = NetworkCompiler.Compile(declaration, layers);
            if (result.Problems.Count > 0)
            {
                throw new InvalidOperationException($"{declaration.Name} has mistakes: {string.Join("; ", result.Problems.Select(problem => problem.Message))}");
            }

            NetworkPlan plan = NetworkCompiler.Plan(declaration, layers);
            plans.Add(plan);
            trees.AddRange(result.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parseOptions, file.Name)));
            trees.Add(CSharpSyntaxTree.ParseText(GlueSource.Print(plan), s_parseOptions, $"{declaration.Name}.Glue.cs"));
        }

        System.Reflection.Assembly assembly = Load(trees);
        return [.. plans.Select(plan => new CompiledNetwork(plan, layers, assembly))];
    }

    private static System.Reflection.Assembly Load(List<SyntaxTree> trees)
    {
        string name = $"Networks{System.Threading.Interlocked.Increment(ref s_count)}";
        CSharpCompilation compilation = CSharpCompilation.Create(name, trees, s_references, s_options);
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Diagnostic[] faults = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException("Generated code has errors or warnings:\n" + string.Join("\n", faults.Take(10).Select(Describe)));
        }

        image.Position = 0;

        // Collectible: campaigns load thousands.
        return new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(image);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim()}";
    }
}
