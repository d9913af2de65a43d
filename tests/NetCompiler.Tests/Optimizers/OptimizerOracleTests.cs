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

    // Clipping has tests of its own.
    private static string[] Names => [.. s_cases.Keys.Where(name => !name.StartsWith("clip_", StringComparison.Ordinal))];

    public static TheoryData<string> Optimizers => new(Names);

    [Fact]
    public void AllCasesAreRun()
    {
        Assert.Equal(25, s_cases.Count);
        Assert.Equal(22, Names.Length);
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
            if (optimizer is NAdam nadam)
            {
                MakeTheMistake(nadam, step + 1, parameters, run.State[0], run.State[1]);
            }

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
    /// What the oracle's step has beyond NAdam's. PyTorch 1.13, which the oracle is of, has mu(t) twice in the product by which it corrects the mean;
    /// 2.0 mended that mistake (decision 0020). The mean and the mean square are the same with and without it.
    /// </summary>
    private static void MakeTheMistake(NAdam optimizer, int step, AlignedBuffer parameters, AlignedBuffer mean, AlignedBuffer square)
    {
        double Momentum(int number) => optimizer.Beta1 * (1 - (0.5 * Math.Pow(0.96, number * optimizer.MomentumDecay)));
        double product = Enumerable.Range(1, step + 1).Aggregate(1.0, (value, number) => value * Momentum(number));
        double right = Momentum(step + 1) / (1 - product), wrong = Momentum(step + 1) / (1 - (product * Momentum(step)));
        for (int i = 0; i < parameters.Length; i++)
        {
            double magnitude = Math.Sqrt(square.Span[i] / (1 - Math.Pow(optimizer.Beta2, step))) + optimizer.Epsilon;
            parameters.Span[i] += (float)(optimizer.LearningRate * (right - wrong) * mean.Span[i] / magnitude);
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

    private static float[] Values(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())];

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
