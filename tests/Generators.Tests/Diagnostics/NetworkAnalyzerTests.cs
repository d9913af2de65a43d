using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Diagnostics;

public sealed class NetworkAnalyzerTests
{
    public static TheoryData<ProblemCase> Cases => new(ProblemCases.All);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_underlined_and_explained(ProblemCase problem)
    {
        MarkedSource marked = new(problem.Source);

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.AllAsync(TestCompilation.Create(marked.Source));

        // One mistake is one error: where it can be, not even C# sees another one.
        Diagnostic[] errors = [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Diagnostic diagnostic = Assert.Single(errors, diagnostic => diagnostic.Id == problem.Id);
        Assert.Equal(problem.Also, errors.Where(error => error != diagnostic).Select(error => error.Id));
        Assert.Equal(problem.Id, diagnostic.Id);
        Assert.Equal(problem.Message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(marked.Primary, AnalyzerRun.Text(diagnostic.Location));
        Assert.Equal(marked.Further, diagnostic.AdditionalLocations.Select(AnalyzerRun.Text));
    }

    [Fact]
    public async Task Several_parts_show_where_the_others_begin()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            "[Network, Input(4), Dense(2)] partial class X;", "[ReLU] partial class X;", "[Tanh] partial class X;");

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.ProblemsAsync(compilation));

        Assert.Equal(("ReLU", "File1.cs"), (AnalyzerRun.Text(diagnostic.Location), diagnostic.Location.SourceTree!.FilePath));
        Assert.Equal(["Input(4)", "Tanh"], diagnostic.AdditionalLocations.Select(AnalyzerRun.Text));
    }

    [Fact]
    public async Task A_mistake_in_a_block_of_another_assembly_is_shown_at_its_use()
    {
        CSharpCompilation library = TestCompilation.Create("[Dense(\"n - 5\")] public class LessAttribute(int n) : BlockAttribute;");
        CSharpCompilation compilation = TestCompilation.Create(["[Network, Input(4), Less(5)] partial class X;"], [TestCompilation.Emit(library)]);

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.ProblemsAsync(compilation));

        Assert.Equal("Less(5)", AnalyzerRun.Text(diagnostic.Location));
        Assert.Empty(diagnostic.AdditionalLocations);
    }

    [Fact]
    public async Task Every_mistake_is_reported_not_only_the_first()
    {
        CSharpCompilation compilation = TestCompilation.Create("[Network, Input(4), Dense(0), Dropout(2)] class X;");

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.ProblemsAsync(compilation);

        Assert.Equal(["NC0007", "NC0007", "NC0001"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("[Network, Input(4), Dense(2)] partial class X { public X(string path) : this(0UL) { } }")]
    [InlineData("[Network, Input(4), Dense(2)] partial class X { static X() { } }")]
    [InlineData("[Network, Input(4), Dense(2)] partial class X : Base; class Base { protected Base(int x = 0) { } }")]
    [InlineData("[Network, Input(4), Dense(2)] partial class X; [System.Serializable] partial class X;")]
    [InlineData("[Network, Input(4), Dense(2)] partial struct X;")]
    [InlineData("class X; [Dense(2)] class YAttribute : BlockAttribute;")]
    public async Task What_is_right_is_not_reported(string source) => Assert.Empty(await AnalyzerRun.ProblemsAsync(TestCompilation.Create(source)));

    [Fact]
    public async Task What_CSharp_reports_is_not_reported_again()
    {
        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.AllAsync(TestCompilation.Create("[Network, Input(4), Dnse(2)] partial class X;"));

        Assert.Equal(["CS0246", "CS0246"], diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id));
    }
}
