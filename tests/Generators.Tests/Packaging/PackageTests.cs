using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests.Packaging;

/// <summary>What a user gets who adds the package to a fresh project, and nothing else.</summary>
public sealed class PackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private static readonly string s_program = File.ReadAllText(Repository.PathOf("tests", "Generators.Tests", "Packaging", "Xor.cs.txt"));

    [Fact]
    public void The_package_holds_the_runtime_and_one_analyzer()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.Package);

        // The rest is NuGet's own.
        string[] files = [.. archive.Entries.Select(entry => entry.FullName).Where(name => Regex.IsMatch(name, "^(lib|analyzers|build.*|tools)/|[.]md$"))];

        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/NetCompiler.Generators.dll",
                "build/NetCompiler.props",
                "buildTransitive/NetCompiler.props",
                "lib/net10.0/NetCompiler.dll",
                "lib/net10.0/NetCompiler.xml",
            ],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fresh_project_builds_without_warnings_and_trains()
    {
        string project = package.CreateProject("Xor", s_program);

        (int buildCode, string build) = CommandLine.Dotnet(project, "build");
        Assert.True(buildCode == 0 && build.Contains("0 Warning(s)", StringComparison.Ordinal), build);

        (int runCode, string run) = CommandLine.Dotnet(project, "run", "--no-build");
        Assert.True(runCode == 0, run);
        Assert.Contains("xor: 0 1 1 0", run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("-p:RunAnalyzers=false")]
    [InlineData("-p:RunAnalyzersDuringBuild=false")]
    [InlineData("-p:NoWarn=NC0101")]
    [InlineData("-p:IsImplicitlyTriggeredBuild=true", "-p:TreatWarningsAsErrors=false")]
    public void A_wrong_shape_is_an_error_at_its_layer_whatever_is_switched_off(params string[] properties)
    {
        string program = s_program.Replace("[Input(2)]", "[Input(2, 3, 3)]", StringComparison.Ordinal);
        string project = package.CreateProject("WrongShape", program);
        int line = Array.FindIndex(program.Split('\n'), text => text.StartsWith("[Dense", StringComparison.Ordinal)) + 1;

        (int exitCode, string output) = CommandLine.Dotnet(project, ["build", .. properties]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            $"Program.cs({line},2): error NC0101: `Dense` 'dense0' needs a vector or a sequence, but `Input` 'input0' gives 2x3x3; add [Flatten] (18 values)",
            output,
            StringComparison.Ordinal);
        Assert.Contains(" 1 Error(s)", output, StringComparison.Ordinal);
    }
}
