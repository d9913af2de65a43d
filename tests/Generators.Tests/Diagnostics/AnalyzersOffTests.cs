using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>An impossible network never builds, whatever is switched off.</summary>
public sealed class AnalyzersOffTests
{
    private const string Mistake = "[Network, Input(4), Dense(2)] class X;";

    [Theory]
    [InlineData("RunAnalyzers=false", 1)]
    [InlineData("RunAnalyzers=False", 1)]
    [InlineData("RunAnalyzersDuringBuild=false", 1)]
    [InlineData("RunAnalyzers=;RunAnalyzersDuringBuild=false", 1)]
    [InlineData("RunAnalyzers=false;RunAnalyzersDuringBuild=true", 1)]
    [InlineData("RunAnalyzers=true;RunAnalyzersDuringBuild=false", 0)]
    [InlineData("RunAnalyzers=true", 0)]
    [InlineData("IsImplicitlyTriggeredBuild=true", 1)]
    [InlineData("IsImplicitlyTriggeredBuild=true;RunAnalyzers=true", 1)]
    [InlineData("IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true", 0)]
    [InlineData("IsImplicitlyTriggeredBuild=true;TreatWarningsAsErrors=true;OptimizeImplicitlyTriggeredBuild=true", 1)]
    [InlineData("IsImplicitlyTriggeredBuild=true;OptimizeImplicitlyTriggeredBuild=false", 0)]
    [InlineData("IsImplicitlyTriggeredBuild=false", 0)]
    [InlineData("RunAnalyzers=", 0)]
    [InlineData("", 0)]
    public void The_generator_reports_exactly_when_the_build_skips_analyzers(string properties, int reports)
    {
        (string, string)[] values =
        [
            .. properties.Split(';', System.StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => (p[0], p[1])),
        ];

        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Mistake), values);

        Assert.Equal(reports, run.Diagnostics.Count(diagnostic => diagnostic.Id == "NC0001"));
    }

    [Fact]
    public async Task The_generator_reports_what_the_analyzer_does()
    {
        string[] sources = [.. ProblemCases.All.Select(problem => new MarkedSource(problem.Source).Source)];
        foreach (string source in sources)
        {
            CSharpCompilation compilation = TestCompilation.Create(source);

            Assert.Equal(
                (await AnalyzerRun.ProblemsAsync(compilation)).Select(Describe),
                GeneratorRun.Of(compilation, ("RunAnalyzers", "false")).Diagnostics.Select(Describe));
        }
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    [InlineData(ReportDiagnostic.Warn)]
    public async Task No_configuration_hides_an_error(ReportDiagnostic setting)
    {
        CSharpCompilation compilation = TestCompilation.Create(Mistake);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("NC0001", setting)]));

        Diagnostic analyzed = Assert.Single(await AnalyzerRun.ProblemsAsync(compilation));
        Diagnostic generated = Assert.Single(GeneratorRun.Of(compilation, ("RunAnalyzers", "false")).Diagnostics);

        Assert.Equal((DiagnosticSeverity.Error, DiagnosticSeverity.Error), (analyzed.Severity, generated.Severity));
    }

    [Fact]
    public async Task No_pragma_hides_an_error() =>
        Assert.Equal(
            DiagnosticSeverity.Error,
            Assert.Single(await AnalyzerRun.ProblemsAsync(TestCompilation.Create("#pragma warning disable NC0001\n" + Mistake))).Severity);

    /// <summary>Seen once: as an error of the compiler where the attribute hides the analyzer's report, else as that.</summary>
    [Theory]
    [InlineData("", "[Suppress(\"Networks\", \"NC0101\")]")]
    [InlineData("", "[Suppress(\"Networks\", \"NC0101:A wrong layout\")]")]
    [InlineData("", "[Suppress(\"Networks\", \"NC0102\")]")]
    [InlineData("[assembly: Suppress(\"Networks\", \"NC0101\")]", "")]
    [InlineData("[module: Suppress(\"Networks\", \"NC0101\")]", "")]
    [InlineData("[assembly: Suppress(\"Networks\", \"NC0101\", Scope = \"type\", Target = \"~T:Company.Wrong\")]", "")]
    [InlineData("[assembly: Suppress(\"Networks\", \"NC0101\", Scope = \"type\", Target = \"~T:Company.Other\")]", "")]
    [InlineData("[assembly: Suppress(\"Networks\", \"NC0101\", Scope = \"namespaceanddescendants\", Target = \"~N:Company\")]", "")]
    public async Task No_attribute_hides_an_error(string assembly, string type)
    {
        CSharpCompilation compilation = TestCompilation.Create(
            $"using Suppress = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;\n{assembly}\n"
                + $"namespace Company {{ {type} [Network, Input(4), Conv2D(2, kernel: 3), Flatten, Dense(2), CrossEntropyLoss] public partial class Wrong; }}");

        Diagnostic error = Assert.Single(await AnalyzerRun.AllAsync(compilation), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Contains("NC0101", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("needs an image", error.ToString(), StringComparison.Ordinal);
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic} {diagnostic.Location} {string.Join(", ", diagnostic.AdditionalLocations)}";
}
