using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generators.Tests.Diagnostics;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests;

/// <summary>What the README shows is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void Its_network_compiles_without_warnings()
    {
        string network = Regex.Match(s_text, "```csharp\n(?:using NetCompiler;\n)?(.+?)```", RegexOptions.Singleline).Groups[1].Value;
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(network));

        Assert.NotEmpty(run.Files);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), TestCompilation.IsComplaint);
    }

    [Fact]
    public void Its_message_is_the_one_that_is_reported() =>
        Assert.Contains(new DocumentationPage("NC0101").Message, s_text, System.StringComparison.Ordinal);

    [Fact]
    public void Its_links_lead_somewhere() =>
        Assert.All(Regex.Matches(s_text, @"\]\(([^)#]+)\)").Select(link => link.Groups[1].Value), path => Assert.True(Path.Exists(Repository.PathOf(path)), path));

    [Fact]
    public void Its_commands_are_what_CI_runs() =>
        Assert.All(
            File.ReadAllLines(Repository.PathOf(".ci", "run")).Where(line => line.StartsWith("dotnet ", System.StringComparison.Ordinal)),
            command => Assert.Contains($"`{command}`", s_text, System.StringComparison.Ordinal));
}
