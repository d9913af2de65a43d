using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generators.Tests.Harness;
using Xunit;

namespace NetCompiler.Generators.Tests;

/// <summary>Generated text is a function of the declaration alone.</summary>
public sealed class DeterminismTests
{
    private const string HashFile = "NETCOMPILER_TEST_HASH_FILE";

    private static readonly Lazy<string> s_text = new(() => Generate(NetworkSources.Files));

    [Fact]
    public void The_culture_does_not_matter()
    {
        string expected = s_text.Value;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // No culture of a country is so odd, and the tests run without their data.
            CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.NumberFormat.NumberGroupSeparator = ".";
            culture.NumberFormat.NaNSymbol = "?";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal("~0,5", (-0.5).ToString(CultureInfo.CurrentCulture));

            Assert.Equal(expected, Generate(NetworkSources.Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Neither_does_the_order_of_files() => Assert.Equal(s_text.Value, Generate(NetworkSources.Files.Reverse()));

    [Fact]
    public void Neither_does_the_process()
    {
        // Hashes of strings differ from process to process, and with them the order of sets and dictionaries.
        string file = Path.GetTempFileName();
        try
        {
            string filter = $"--TestCaseFilter:FullyQualifiedName~{nameof(Hash_is_written_where_asked)}";
            ProcessStartInfo start = new("dotnet", ["vstest", typeof(DeterminismTests).Assembly.Location, filter])
            {
                RedirectStandardOutput = true,
                Environment = { [HashFile] = file },
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            Assert.True(process.ExitCode == 0, output);
            Assert.Equal(Hash(s_text.Value), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The other process's half of the test above; alone, it checks that two runs in one process agree.</summary>
    [Fact]
    public void Hash_is_written_where_asked()
    {
        if (Environment.GetEnvironmentVariable(HashFile) is string file)
        {
            File.WriteAllText(file, Hash(s_text.Value));
            return;
        }

        Assert.Equal(s_text.Value, Generate(NetworkSources.Files));
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Generate(IEnumerable<string> sources)
    {
        CSharpCompilation compilation = TestCompilation.Create([.. sources]);
        return string.Join('\n', GeneratorRun.Of(compilation).Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}"));
    }
}
