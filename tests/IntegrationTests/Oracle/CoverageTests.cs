using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>
/// Every case of the oracle is run on generated code. Optimizers and schedules are no generated code; their own tests run all of their cases.
/// </summary>
public class CoverageTests
{
    private static readonly string[] s_files = ["layers", "losses", "recurrent", "training"];

    [Fact]
    public void EveryCaseIsRun()
    {
        string[] all = [.. s_files.SelectMany(file => Names(file).Select(name => $"{file}: {name}")).Order(StringComparer.Ordinal)];

        // None twice, none missing, none that does not exist.
        Assert.Equal(all, Run().Order(StringComparer.Ordinal));
    }

    // The names come from the data of the tests themselves.
    private static IEnumerable<string> Run() =>
    [
        .. Values(LayerOracleTests.Cases).Select(name => $"layers: {name}"),
        .. InlineNames(typeof(AttentionTests), nameof(AttentionTests.AgreesWithPyTorch)).Select(name => $"layers: {name}"),
        .. Values(LossOracleTests.Cases).Select(name => $"losses: {name}"),
        .. Values(RecurrenceTests.Cases).Select(name => $"recurrent: {name}"),
        .. Values(TrainingOracleTests.Cases).Distinct().Select(name => $"training: {name}"),
    ];

    private static IEnumerable<string> Values(IEnumerable<object[]> data) => data.Select(row => (string)row[0]);

    private static IEnumerable<string> InlineNames(Type tests, string method)
    {
        MethodInfo theory = tests.GetMethod(method)!;
        return theory.GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.GetData(theory).Single()[0]);
    }

    private static IEnumerable<string> Names(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", file + ".json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
    }
}
