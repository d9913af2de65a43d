using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;
using Xunit;

namespace NetCompiler.Tests.Optimizers;

/// <summary>Five steps of each setting against PyTorch's.</summary>
public sealed class OptimizerOracleTests
{
    // Within 1e-5 of the largest magnitude, as the oracle's README asks.
    private const double Tolerance = 1e-5;

    // This list may only shrink.
    private static readonly string[] s_unsupported =
    [
        "adam_amsgrad", "adamw", "adamw_decay", "rmsprop", "rmsprop_momentum", "rmsprop_centered", "rmsprop_weight_decay", "adagrad", "adagrad_decay",
        "adadelta", "adamax", "nadam", "radam", "clip_norm", "clip_norm_small", "clip_value",
    ];

    private static readonly Dictionary<string, JsonElement> s_cases = Read();

    private static string[] SupportedNames => [.. s_cases.Keys.Where(name => !s_unsupported.Contains(name))];

    public static TheoryData<string> Supported() => new(SupportedNames);

    [Fact]
    public void UnsupportedCasesExist()
    {
        Assert.Equal(25, s_cases.Count);
        Assert.All(s_unsupported, name => Assert.Contains(name, s_cases.Keys));
        Assert.Equal(9, SupportedNames.Length);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void FiveStepsAreThoseOfPyTorch(string name)
    {
        JsonElement example = s_cases[name];
        float[] start = Values(example.GetProperty("start"));
        AlignedBuffer parameters = new(48), gradients = new(48);

        // In the second cache line of three: the others stand for pads.
        start.CopyTo(parameters.Span[16..]);
        Optimizer optimizer = Make(example);
        optimizer.Validate();
        OptimizerRun run = new(optimizer, parameters, gradients);
        WorkerTeam team = new(1);
        JsonElement[] expected = [.. example.GetProperty("after").EnumerateArray()], given = [.. example.GetProperty("gradients").EnumerateArray()];
        Assert.Equal(5, given.Length);
        for (int step = 0; step < given.Length; step++)
        {
            Values(given[step]).CopyTo(gradients.Span[16..]);
            run.Execute(team, step + 1);
            float[] after = Values(expected[step]);
            double scale = Math.Max(1, after.Max(Math.Abs));
            for (int i = 0; i < after.Length; i++)
            {
                Assert.Equal(after[i], parameters.Span[16 + i], Tolerance * scale);
            }

            AssertPadsAreZero(parameters, start.Length);
        }

        foreach (AlignedBuffer state in run.State)
        {
            AssertPadsAreZero(state, start.Length);
            Assert.True(state.Span.Slice(16, start.Length).IndexOf(0f) < 0, "The state was not used.");
        }
    }

    private static void AssertPadsAreZero(AlignedBuffer buffer, int length)
    {
        Assert.True(buffer.Span[..16].IndexOfAnyExcept(0f) < 0, "A pad in front is not zero.");
        Assert.True(buffer.Span[(16 + length)..].IndexOfAnyExcept(0f) < 0, "A pad behind is not zero.");
    }

    private static Optimizer Make(JsonElement example)
    {
        JsonElement options = example.GetProperty("options");
        double Option(string name) => options.GetProperty(name).GetDouble();
        return example.GetProperty("op").GetString() == "SGD"
            ? new SGD(Option("lr"))
            {
                Momentum = Option("momentum"),
                Dampening = Option("dampening"),
                WeightDecay = Option("weight_decay"),
                Nesterov = options.GetProperty("nesterov").GetBoolean(),
            }
            : new Adam(Option("lr"))
            {
                Beta1 = options.GetProperty("betas")[0].GetDouble(),
                Beta2 = options.GetProperty("betas")[1].GetDouble(),
                Epsilon = Option("eps"),
                WeightDecay = Option("weight_decay"),
            };
    }

    private static float[] Values(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())];

    private static Dictionary<string, JsonElement> Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "oracle", "optimizers.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement cases = document.RootElement.GetProperty("cases");
        return cases.EnumerateArray().ToDictionary(example => example.GetProperty("name").GetString()!, example => example.Clone());
    }
}
