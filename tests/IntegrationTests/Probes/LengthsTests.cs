using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Harness;
using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>
/// Sequences of different lengths in one batch: each gives what a network of just its length gives, and zeros behind it; what stands in the steps
/// behind it changes nothing.
/// </summary>
public class LengthsTests
{
    private const int Steps = 5, Channels = 3, Units = 4;

    private static readonly string[] s_kinds = ["RNN", "GRU", "LSTM"];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledNetwork>> s_networks = new(() => NetworkAssembly.Compile(
        [.. s_kinds.SelectMany(kind => Enumerable.Range(1, Steps).Append(0).Select(length => Networks.Declare($"{kind}{length}", Layers(kind, length))))])
        .ToDictionary(network => network.Plan.Declaration.Name));

    public static TheoryData<string> Kinds => [.. s_kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EachSequenceEndsAtItsLength(string kind)
    {
        int[] lengths = [3, 1, 5, 2, 4];
        float[] x = NetworkData.Floats(lengths.Length * Steps * Channels, 1, new Random(3));
        NetworkInstance together = s_networks.Value[$"{kind}0"].Create(seed: 7);
        float[] found = together.Predict(new Dictionary<string, Array> { ["lengths"] = lengths, ["x"] = x }, lengths.Length);
        const int Outputs = Steps * 2 * Units, Last = 4 * Units;
        for (int row = 0; row < lengths.Length; row++)
        {
            NetworkInstance alone = s_networks.Value[$"{kind}{lengths[row]}"].Create(seed: 7);
            float[] real = x.AsSpan(row * Steps * Channels, lengths[row] * Channels).ToArray();
            float[] expected = alone.Predict(new Dictionary<string, Array> { ["x"] = real }, 1);
            ReadOnlySpan<float> actual = found.AsSpan(row * (Outputs + Last), Outputs + Last);
            int count = lengths[row] * 2 * Units;
            Assert.Equal(expected[..count], actual[..count].ToArray());
            Assert.All(actual[count..Outputs].ToArray(), value => Assert.Equal(0, value));
            Assert.Equal(expected[count..], actual[Outputs..].ToArray());
        }

        // Nothing of what follows is read, be it a number or not.
        for (int row = 0; row < lengths.Length; row++)
        {
            x.AsSpan(((row * Steps) + lengths[row]) * Channels, (Steps - lengths[row]) * Channels).Fill(float.NaN);
        }

        Assert.Equal(found, together.Predict(new Dictionary<string, Array> { ["lengths"] = lengths, ["x"] = x }, lengths.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Steps + 1)]
    [InlineData(-1)]
    public void LengthsOutOfRangeAreRefused(int length)
    {
        NetworkInstance network = s_networks.Value["GRU0"].Create();
        Dictionary<string, Array> data = new() { ["lengths"] = new[] { 2, length }, ["x"] = new float[2 * Steps * Channels] };
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(data, 2));
        Assert.Contains($"the length {length} in row 1; this network knows 1 to {Steps}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarmsUp()
    {
        NetworkInstance network = s_networks.Value["LSTM0"].Create();
        network.Compiled.Member<Action<INetwork, int>>("Warmup")(network.Network, 2);
    }

    // Outputs, then last states; length 0 is the network of all lengths.
    private static string Layers(string kind, int length)
    {
        string lengths = length == 0 ? "Input(1, Type = \"Int32\", Name = \"lengths\"); " : "", argument = length == 0 ? ", Lengths = \"lengths\"" : "";
        return $"{lengths}Input({(length == 0 ? Steps : length)}, {Channels}, Name = \"x\"); "
            + $"{kind}({Units}, Layers = 2, Bidirectional = true, FinalState = \"h\"{argument}); Flatten; Tap(\"y\"); From(\"h\"); Flatten; Concat(names: [\"y\", \".\"])";
    }
}
