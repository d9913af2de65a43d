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

    private static readonly Dictionary<string, JsonElement> s_cases = Read();

    // NAdam has a test of its own.
    private static string[] Names => [.. s_cases.Keys.Where(name => !name.StartsWith("clip_", StringComparison.Ordinal) && name != "nadam")];

    public static TheoryData<string> Optimizers => new(Names);

    [Fact]
    public void AllCasesAreRun()
    {
        Assert.Equal(25, s_cases.Count);
        Assert.Equal(21, Names.Length);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FiveStepsAreThoseOfPyTorch(string name)
    {
        JsonElement example = s_cases[name];
        float[] start = Values(example.GetProperty("start"));
        AlignedBuffer parameters = new(48), gradients = new(48);

        // In the second cache line of three: the others stand for pads.
        start.CopyTo(parameters.Span[16..]);
        Optimizer optimizer = Make(example);
        optimizer.Validate();
        OptimizerRun run = new(optimizer, [new UpdateSegment(0, parameters.Length)], parameters, gradients);
        WorkerTeam team = new(1);
        JsonElement[] expected = [.. example.GetProperty("after").EnumerateArray()], given = [.. example.GetProperty("gradients").EnumerateArray()];
        Assert.Equal(5, given.Length);
        for (int step = 0; step < given.Length; step++)
        {
            Values(given[step]).CopyTo(gradients.Span[16..]);
            run.Execute(team, new OptimizerStep(step + 1, optimizer.LearningRate));
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

    /// <summary>
    /// PyTorch 1.13, which the oracle is of, multiplied one product of momenta by mu(t) twice: a mistake that 2.0 does no longer make. The reference
    /// with the mistake gives the oracle's digits; <see cref="OptimizerReferenceTests"/> compares the optimizer with the reference without it.
    /// </summary>
    [Fact]
    public void NAdamOfTheOracleIsTheReferenceWithTheMistakeOfItsVersion()
    {
        JsonElement example = s_cases["nadam"];
        double[] start = Doubles(example.GetProperty("start"));
        ReferenceOptimizer[] found = [.. start.Select(value => new ReferenceOptimizer(Make(example), value, repeatsMomentum: true))];
        for (int step = 0; step < 5; step++)
        {
            double[] gradients = Doubles(example.GetProperty("gradients")[step]), after = Doubles(example.GetProperty("after")[step]);
            for (int i = 0; i < found.Length; i++)
            {
                found[i].Step(step + 1, gradients[i]);
                Assert.Equal(after[i], found[i].Value, 1e-8);
            }
        }
    }

    private static void AssertPadsAreZero(AlignedBuffer buffer, int length)
    {
        Assert.True(buffer.Span[..16].IndexOfAnyExcept(0f) < 0, "A pad in front is not zero.");
        Assert.True(buffer.Span[(16 + length)..].IndexOfAnyExcept(0f) < 0, "A pad behind is not zero.");
    }

    private static Optimizer Make(JsonElement example)
    {
        Options options = new(example.GetProperty("options"));
        double rate = options["lr"], decay = options["weight_decay"];
        return example.GetProperty("op").GetString() switch
        {
            "SGD" => new SGD(rate)
            {
                Momentum = options["momentum"], Dampening = options["dampening"], WeightDecay = decay, Nesterov = options.IsSet("nesterov"),
            },
            "Adam" => new Adam(rate)
            {
                Beta1 = options.Beta1, Beta2 = options.Beta2, Epsilon = options["eps"], WeightDecay = decay, AMSGrad = options.IsSet("amsgrad"),
            },
            "AdamW" => new AdamW(rate)
            {
                Beta1 = options.Beta1, Beta2 = options.Beta2, Epsilon = options["eps"], WeightDecay = decay, AMSGrad = options.IsSet("amsgrad"),
            },
            "RMSprop" => new RMSProp(rate)
            {
                Decay = options["alpha"],
                Epsilon = options["eps"],
                Momentum = options["momentum"],
                Centered = options.IsSet("centered"),
                WeightDecay = decay,
            },
            "Adagrad" => new Adagrad(rate)
            {
                LearningRateDecay = options["lr_decay"],
                InitialSum = options["initial_accumulator_value"],
                Epsilon = options["eps"],
                WeightDecay = decay,
            },
            "Adadelta" => new Adadelta(rate) { Decay = options["rho"], Epsilon = options["eps"], WeightDecay = decay },
            "Adamax" => new Adamax(rate) { Beta1 = options.Beta1, Beta2 = options.Beta2, Epsilon = options["eps"], WeightDecay = decay },
            "NAdam" => new NAdam(rate)
            {
                Beta1 = options.Beta1,
                Beta2 = options.Beta2,
                Epsilon = options["eps"],
                MomentumDecay = options["momentum_decay"],
                WeightDecay = decay,
            },
            "RAdam" => new RAdam(rate) { Beta1 = options.Beta1, Beta2 = options.Beta2, Epsilon = options["eps"], WeightDecay = decay },
            string other => throw new InvalidOperationException($"The oracle has the optimizer {other}, which this test does not know."),
            null => throw new InvalidOperationException("A case of the oracle names no optimizer."),
        };
    }

    private static float[] Values(JsonElement tensor) => Array.ConvertAll(Doubles(tensor), value => (float)value);

    private static double[] Doubles(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];

    private static Dictionary<string, JsonElement> Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "oracle", "optimizers.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement cases = document.RootElement.GetProperty("cases");
        return cases.EnumerateArray().ToDictionary(example => example.GetProperty("name").GetString()!, example => example.Clone());
    }

    private readonly struct Options(JsonElement options)
    {
        public double Beta1 => options.GetProperty("betas")[0].GetDouble();

        public double Beta2 => options.GetProperty("betas")[1].GetDouble();

        public double this[string name] => options.GetProperty(name).GetDouble();

        public bool IsSet(string name) => options.GetProperty(name).GetBoolean();
    }
}
