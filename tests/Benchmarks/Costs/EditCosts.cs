using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Generators;
using NetCompiler.Generators.Diagnostics;

namespace NetCompiler.Benchmarks;

/// <summary>
/// What the generator and the analyzer add to an edit of a file that holds a network, in a project of the networks of samples/Zoo: everything has run
/// before, as in an editor, and every edit gives a text that was not there before. Judged by the least, so that no busy neighbor is blamed on it.
/// </summary>
internal static class EditCosts
{
    private const int Rounds = 21;

    // What an edit that does not concern the network may cost.
    private const double AllowedMilliseconds = 50;

    private static readonly (string Network, string Layer)[] s_networks = [("ResNet50", "Dense(1000, Name = \"fc\")"), ("BertBase", "Dense(768")];

    /// <summary>Measures and prints; whether edits that do not concern the network are cheap.</summary>
    public static async Task<bool> PrintAsync()
    {
        bool cheap = true;
        Console.WriteLine($"| {"edit",-40} | {"generator, ms",13} | {"least",8} | {"analyzer, ms",12} | {"least",8} |");
        Console.WriteLine($"|{new string('-', 42)}|{new string('-', 15)}|{new string('-', 10)}|{new string('-', 14)}|{new string('-', 10)}|");
        foreach ((string network, string layer) in s_networks)
        {
            cheap &= await RowAsync(network, "method beside it", (text, round) => text.Replace("=> 0;", $"=> {round + 1};")) <= AllowedMilliseconds;
            cheap &= await RowAsync(network, "comment", (text, round) => text.Replace("// Comment", $"// Comment {round}")) <= AllowedMilliseconds;
            _ = await RowAsync(network, "argument of a layer", (text, round) => text.Replace(layer, layer.Replace("Dense(", $"Dense({round + 1} + "), StringComparison.Ordinal));
        }

        return cheap;
    }

    // The least of what the generator adds.
    private static async Task<double> RowAsync(string network, string title, Func<string, int, string> edit)
    {
        string path = Path.Combine("samples", "Zoo", network + ".cs");
        CSharpCompilation compilation = Compilation(path);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options).RunGenerators(compilation);
        SyntaxTree original = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = original.ToString();
        List<double> generator = [], analyzer = [];
        for (int round = 0; round < Rounds; round++)
        {
            string edited = edit(text, round);
            if (edited == text)
            {
                throw new InvalidOperationException($"{path} does not hold what is edited.");
            }

            CSharpCompilation after = compilation.ReplaceSyntaxTree(original, Parse(edited, path));
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(after);
            generator.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            analyzer.Add(await AnalyzerMillisecondsAsync(after.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees), path));
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| {network + ", " + title,-40} | {Median(generator),13:F1} | {generator.Min(),8:F1} | {Median(analyzer),12:F1} | {analyzer.Min(),8:F1} |"));
        return generator.Min();
    }

    // Of the file alone, as editors ask; the driver counts the analyzer's own time, without that of C#.
    private static async Task<double> AnalyzerMillisecondsAsync(Compilation compilation, string path)
    {
        NetworkAnalyzer analyzer = new();
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        CompilationWithAnalyzers run = compilation.WithAnalyzers([analyzer], options);
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.FilePath == path));
        ImmutableArray<Diagnostic> found = await run.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default);
        return found.IsEmpty
            ? (await run.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime.TotalMilliseconds
            : throw new InvalidOperationException($"The edit broke the network: {found[0]}");
    }

    private static CSharpCompilation Compilation(string edited)
    {
        string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        IEnumerable<SyntaxTree> trees = Directory.EnumerateFiles(Path.Combine(root, "samples", "Zoo"), "*.cs").Order(StringComparer.Ordinal)
            .Select(file => (Text: File.ReadAllText(file), Path: Path.GetRelativePath(root, file)))
            .Select(file => Parse(file.Path == edited ? file.Text + "\npublic static class Beside { public static int Value() => 0; } // Comment" : file.Text, file.Path));
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Zoo",
            trees,
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
