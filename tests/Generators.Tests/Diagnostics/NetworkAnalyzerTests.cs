using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
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

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.ProblemsAsync(TestCompilation.Create(marked.Source)));

        Assert.Equal(problem.Id, diagnostic.Id);
        Assert.Equal(problem.Message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(marked.Marks[0], AnalyzerRun.Text(diagnostic.Location));
    }

    [Fact]
    public async Task Several_parts_show_where_the_others_begin()
    {
        const string First = "[Network, Input(4), Dense(2)] partial class X;";

        Diagnostic diagnostic = Assert.Single(await AnalyzerRun.ProblemsAsync(TestCompilation.Create(First, "[ReLU] partial class X;", "[Tanh] partial class X;")));

        Assert.Equal("ReLU", AnalyzerRun.Text(diagnostic.Location));
        Assert.Equal(["Input(4)", "Tanh"], diagnostic.AdditionalLocations.Select(AnalyzerRun.Text));
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
