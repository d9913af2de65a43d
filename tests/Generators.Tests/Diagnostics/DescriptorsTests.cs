using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Compiler.Problems;
using NetCompiler.Generators.Diagnostics;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic is registered, tested and documented.</summary>
public sealed class DescriptorsTests
{
    private static readonly string[] s_ids = [.. ProblemSet.All.Select(problem => problem.Id)];

    public static TheoryData<string> Ids => new(s_ids);

    [Fact]
    public void Ids_are_unique_and_in_order() =>
        Assert.Equal(s_ids.Distinct().Order(System.StringComparer.Ordinal), s_ids);

    [Fact]
    public void Every_problem_that_is_declared_is_in_the_list() =>
        Assert.Equal(
            typeof(ProblemSet).GetFields().Where(field => field.FieldType == typeof(ProblemDescription)).Select(field => field.GetValue(null)).ToHashSet(),
            ProblemSet.All.ToHashSet<object?>());

    [Fact]
    public void Every_diagnostic_has_a_case() =>
        Assert.Equal(s_ids.ToHashSet(), ProblemCases.All.Select(problem => problem.Id).ToHashSet());

    [Fact]
    public void Every_diagnostic_stands_in_the_releases()
    {
        string folder = Repository.PathOf("generators", "NetCompiler.Generators");
        string shipped = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"));
        string unshipped = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.Equal(
            Descriptors.All.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
            Regex.Matches(shipped + unshipped, "^NC.*$", RegexOptions.Multiline).Select(line => line.Value.TrimEnd()));
    }

    [Fact]
    public void Every_page_is_about_a_diagnostic() =>
        Assert.Equal(
            s_ids.ToHashSet(),
            Directory.EnumerateFiles(DocumentationPage.Folder).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet());

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_is_an_error_with_a_page(string id)
    {
        DiagnosticDescriptor descriptor = Assert.Single(new NetworkAnalyzer().SupportedDiagnostics, descriptor => descriptor.Id == id);

        Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, descriptor.CustomTags);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, System.StringComparison.Ordinal);
        Assert.Equal($"{id}: {descriptor.Title}", new DocumentationPage(id).Title);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_of_a_page_gives_its_message(string id)
    {
        DocumentationPage page = new(id);

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.ProblemsAsync(TestCompilation.Create(page.Wrong)));

        Assert.Equal((id, page.Message), (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_of_a_page_compiles_without_warnings(string id)
    {
        CSharpCompilation compilation = TestCompilation.Create(new DocumentationPage(id).Right);

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.AllAsync(compilation);

        Assert.DoesNotContain(diagnostics, TestCompilation.IsComplaint);
    }
}
