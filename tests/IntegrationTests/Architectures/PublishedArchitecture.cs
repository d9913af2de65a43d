using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>A published network as PyTorch computes it with <see cref="FormulaWeights"/>.</summary>
/// <param name="Name">Its file in tests/oracle/architectures.</param>
/// <param name="Seed">What the names in the formula begin with.</param>
/// <param name="Parameters">Its trained values.</param>
/// <param name="Tensors">Names and shapes, in order.</param>
/// <param name="Error">The largest error of PyTorch's own float32.</param>
/// <param name="Output">Its prediction for the image <c>seed/input</c>; none where it takes something else.</param>
internal sealed record PublishedArchitecture(
    string Name, int Seed, long Parameters, IReadOnlyList<(string Name, int[] Shape)> Tensors, double Error, double[] Output)
{
    /// <summary>The variance of weights, times the values that each sum has.</summary>
    public double Gain => Name == "vgg16" ? 6 : 3;

    public static PublishedArchitecture Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", "architectures", name + ".json")));
        JsonElement root = document.RootElement;
        return new(
            name,
            root.GetProperty("seed").GetInt32(),
            root.GetProperty("parameters").GetInt64(),
            [.. root.GetProperty("tensors").EnumerateArray().Select(tensor =>
                (tensor[0].GetString()!, tensor[1].EnumerateArray().Select(size => size.GetInt32()).ToArray()))],
            root.GetProperty("torch_float32_error").GetDouble(),
            root.TryGetProperty("output", out JsonElement output) ? [.. output.EnumerateArray().Select(value => value.GetDouble())] : []);
    }
}
