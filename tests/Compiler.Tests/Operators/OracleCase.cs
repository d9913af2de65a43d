using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>A case of tests/oracle, as PyTorch computed it.</summary>
internal sealed class OracleCase(JsonElement element)
{
    public string Name => element.GetProperty("name").GetString()!;

    /// <summary>The operation, as PyTorch names it.</summary>
    public string Kind => element.GetProperty("op").GetString()!;

    public JsonElement Options => element.GetProperty("options");

    public static IReadOnlyDictionary<string, OracleCase> Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", file)));
        JsonElement cases = document.RootElement.GetProperty("cases").Clone();
        return cases.EnumerateArray().Select(item => new OracleCase(item)).ToDictionary(item => item.Name);
    }

    /// <summary>The data of a tensor of a section (inputs, params, outputs, upstream, grads).</summary>
    public double[] Data(string section, string name) =>
        [.. element.GetProperty(section).GetProperty(name).GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>The shape of a tensor of a section; of inputs, the first axis is the batch.</summary>
    public int[] Shape(string section, string name) =>
        [.. element.GetProperty(section).GetProperty(name).GetProperty("shape").EnumerateArray().Select(value => value.GetInt32())];

    public bool Has(string section) => element.TryGetProperty(section, out JsonElement found) && found.EnumerateObject().Any();

    public IReadOnlyList<string> Names(string section) => [.. element.GetProperty(section).EnumerateObject().Select(property => property.Name)];

    /// <summary>Two numbers of an option that has one for each axis.</summary>
    public (int Y, int X) Pair(string option)
    {
        int[] values = [.. Options.GetProperty(option).EnumerateArray().Select(value => value.GetInt32())];
        return (values[0], values[^1]);
    }

    /// <summary>What an input's shape without the batch is to the compiler.</summary>
    public TensorShape Logical(string input) => Shape("inputs", input)[1..] switch
    {
        [int n] => TensorShape.Vector(n),
        [int t, int c] => TensorShape.Sequence(t, c),
        [int c, int h, int w] => Kind.Contains("Attention", StringComparison.Ordinal) ? TensorShape.Sequence(c, h, w) : TensorShape.Image(c, h, w),
        [int c, int d, int h, int w] => TensorShape.Volume(c, d, h, w),
        _ => throw new InvalidOperationException($"{Name}: no shape of the compiler has {Shape("inputs", input).Length - 1} axes."),
    };
}
