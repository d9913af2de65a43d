using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetCompiler.Tests.Schedules;

/// <summary>Twenty rates of each schedule against PyTorch's.</summary>
public sealed class ScheduleOracleTests
{
    private static readonly Dictionary<string, JsonElement> s_cases = Read();

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Fact]
    public void AllCasesAreRun() => Assert.Equal(12, s_cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void RatesAreThoseOfPyTorch(string name)
    {
        JsonElement example = s_cases[name];
        double[] expected = Numbers(example.GetProperty("rates"));
        double[] metrics = example.TryGetProperty("metrics", out JsonElement given) ? Numbers(given) : new double[expected.Length];
        (LearningRateSchedule schedule, double learningRate) = Make(example);
        ScheduleRun run = new(schedule, learningRate);
        MonitoredValue monitor = IsHigherBetter(example) ? MonitoredValue.Of(new Accuracy()) : MonitoredValue.ValidationLoss;
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], run.Rate, 2e-9);
            run.Advance(metrics[i], monitor);
        }
    }

    private static bool IsHigherBetter(JsonElement example) =>
        example.GetProperty("options").TryGetProperty("mode", out JsonElement mode) && mode.GetString() == "max";

    private static (LearningRateSchedule Schedule, double LearningRate) Make(JsonElement example)
    {
        JsonElement options = example.GetProperty("options");
        double Real(string name) => options.GetProperty(name).GetDouble();
        int Whole(string name) => options.GetProperty(name).GetInt32();
        string? Text(string name) => options.GetProperty(name).GetString();
        double rate = Real("lr");
        return example.GetProperty("op").GetString() switch
        {
            "StepLR" => (new StepSchedule(Whole("step_size"), Real("gamma")), rate),
            "MultiStepLR" => (
                new MultiStepSchedule([.. Numbers(options.GetProperty("milestones")).Select(milestone => (long)milestone)], Real("gamma")), rate),
            "ExponentialLR" => (new ExponentialSchedule(Real("gamma")), rate),
            "CosineAnnealingLR" => (new CosineSchedule(Whole("T_max")) { MinimumRate = Real("eta_min") }, rate),
            "CosineAnnealingWarmRestarts" => (new CosineRestartsSchedule(Whole("T_0"), Whole("T_mult")) { MinimumRate = Real("eta_min") }, rate),
            "LinearLR" => (new LinearSchedule(Whole("total_iters"), Real("start_factor"), Real("end_factor")), rate),
            "ConstantLR" => (new ConstantSchedule(Whole("total_iters"), Real("factor")), rate),
            "PolynomialLR" => (new PolynomialSchedule(Whole("total_iters"), Real("power")), rate),
            "OneCycleLR" => (
                new OneCycleSchedule(Whole("total_steps"))
                {
                    RiseFraction = Real("pct_start"),
                    InitialDivisor = Real("div_factor"),
                    FinalDivisor = Real("final_div_factor"),
                    Linear = Text("anneal_strategy") == "linear",
                },
                Real("max_lr")),
            "CyclicLR" => (new CyclicSchedule(Real("base_lr"), Whole("step_size_up")), Real("max_lr")),
            "ReduceLROnPlateau" => (
                new PlateauSchedule(Real("factor"), Whole("patience"))
                {
                    Threshold = Real("threshold"),
                    Absolute = Text("threshold_mode") == "abs",
                    Cooldown = Whole("cooldown"),
                    MinimumRate = Real("min_lr"),
                },
                rate),
            string other => throw new InvalidOperationException($"The oracle has the schedule {other}, which this test does not know."),
            null => throw new InvalidOperationException("A case of the oracle names no schedule."),
        };
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    private static Dictionary<string, JsonElement> Read()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "oracle", "schedules.json")));
        JsonElement cases = document.RootElement.GetProperty("cases");
        return cases.EnumerateArray().ToDictionary(example => example.GetProperty("name").GetString()!, example => example.Clone());
    }
}
