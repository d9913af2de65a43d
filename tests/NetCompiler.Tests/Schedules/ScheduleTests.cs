using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Schedules;

public sealed class ScheduleTests
{
    private static double[] Rates(LearningRateSchedule schedule, double learningRate, params double[] metrics) =>
        Rates(schedule, learningRate, MonitoredValue.ValidationLoss, metrics);

    private static double[] Rates(LearningRateSchedule schedule, double learningRate, MonitoredValue monitor, double[] metrics)
    {
        ScheduleRun run = new(schedule, learningRate);
        List<double> rates = [];
        foreach (double metric in metrics)
        {
            rates.Add(run.Rate);
            run.Advance(metric, monitor);
        }

        return [.. rates];
    }

    [Fact]
    public void StagesBeginAtTheirOwnTimeZero()
    {
        SequentialSchedule schedule = new([new LinearSchedule(3, 0.25), new StepSchedule(2, 0.5), new ConstantSchedule(1, 0.5)], [3, 7]);
        Assert.Equal([1, 2, 3, 4, 4, 2, 2, 2, 4, 4], Rates(schedule, 4, new double[10]));
    }

    [Fact]
    public void EachStageRemembersItsOwnMetrics()
    {
        // The first falls after each metric that is no better, the second after two of them; neither sees what the other saw.
        SequentialSchedule schedule = new([new PlateauSchedule(0.5, 0), new PlateauSchedule(0.1, 1)], [3]);
        Assert.Equal(8, schedule.StateLength);
        Assert.Equal([1, 1, 0.5, 1, 1, 1, 0.1], Rates(schedule, 1, 5, 5, 5, 9, 9, 9, 9), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(false, true, 0.5, new[] { 3.0, 2.4, 2.0, 1.4 }, new[] { 1.0, 1.0, 1.0, 0.5 })]
    [InlineData(true, false, 0.5, new[] { 1.0, 2.0, 2.9, 3.1 }, new[] { 1.0, 1.0, 1.0, 0.5 })]
    [InlineData(true, true, 0.5, new[] { -3.0, -2.4, -2.0, 0.0 }, new[] { 1.0, 1.0, 1.0, 0.5 })]
    [InlineData(true, false, 0.5, new[] { -4.0, -3.0, -2.0, -1.5 }, new[] { 1.0, 1.0, 0.5, 0.25 })]
    [InlineData(false, false, 0, new[] { double.NaN, 2.0, double.NaN, 1.0 }, new[] { 1.0, 0.5, 0.5, 0.25 })]
    [InlineData(false, false, 0.5, new[] { double.PositiveInfinity, 2.0, 0.9, 0.8 }, new[] { 1.0, 1.0, 1.0, 1.0 })]
    public void PlateauComparesAsItIsTold(bool higherIsBetter, bool absolute, double threshold, double[] metrics, double[] expected)
    {
        PlateauSchedule schedule = new(0.5, 0) { Absolute = absolute, Threshold = threshold };
        MonitoredValue monitor = higherIsBetter ? MonitoredValue.Of(new Accuracy()) : MonitoredValue.ValidationLoss;
        Assert.Equal(expected, Rates(schedule, 1, monitor, metrics));
    }

    [Fact]
    public void RatesBehindTheEndStay()
    {
        OneCycleSchedule cycle = new(10);
        Assert.Equal(cycle.Rate(1, 9, []), cycle.Rate(1, 1000, []));
        Assert.Equal(1 / 25.0 / 1e4, cycle.Rate(1, 9, []), 1e-12);
        Assert.Equal(0.5, new LinearSchedule(4, 1, 0.5).Rate(1, long.MaxValue, []));
        Assert.Equal(0, new PolynomialSchedule(4).Rate(1, long.MaxValue, []));
        Assert.InRange(new CosineRestartsSchedule(1, 2).Rate(1, long.MaxValue, []), 0, 1);
        Assert.Equal(0.75, new CosineRestartsSchedule(3).Rate(1, 3_000_000_000_001, []), 1e-9);
        Assert.Equal([0.1, 0.55, 1, 0.7, 0.4, 0.1], Rates(new CyclicSchedule(0.1, 2, 3), 1, new double[6]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void EveryScheduleGivesRatesInRange()
    {
        LearningRateSchedule[] schedules =
        [
            new ConstantSchedule(3, 0.5), new LinearSchedule(3, 0.1), new StepSchedule(2), new MultiStepSchedule([1, 5]),
            new ExponentialSchedule(0.9),
            new CosineSchedule(7), new CosineRestartsSchedule(3, 2), new PolynomialSchedule(6, 0.5), new OneCycleSchedule(2),
            new OneCycleSchedule(9) { RiseFraction = 0 }, new CyclicSchedule(0.01, 3), new PlateauSchedule(0.5, 1) { Cooldown = 2 },
            new SequentialSchedule([new LinearSchedule(2, 0), new PlateauSchedule()], [2]),
        ];
        IEnumerable<Type> all = typeof(LearningRateSchedule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LearningRateSchedule)));
        Assert.Equal(all.ToHashSet(), schedules.Select(schedule => schedule.GetType()).ToHashSet());
        Assert.All(all, type => Assert.True(type.IsSealed && type.IsPublic));
        Assert.All(schedules.SelectMany(schedule => Rates(schedule, 0.3, new double[40])), rate => Assert.InRange(rate, 0, 0.3));
    }

    [Fact]
    public void SettingsAreChecked()
    {
        static string Message<T>(Func<object> make)
            where T : Exception => Assert.Throws<T>(make).Message;
        Assert.Contains("length is 0", Message<ArgumentOutOfRangeException>(() => new StepSchedule(0)), StringComparison.Ordinal);
        Assert.Contains("factor is -1", Message<ArgumentOutOfRangeException>(() => new ExponentialSchedule(-1)), StringComparison.Ordinal);
        Assert.Contains("milestones is [3, 3]", Message<ArgumentException>(() => new MultiStepSchedule([3, 3])), StringComparison.Ordinal);
        Assert.Contains("milestones is []", Message<ArgumentException>(() => new MultiStepSchedule([])), StringComparison.Ordinal);
        Assert.Contains("length is 1", Message<ArgumentOutOfRangeException>(() => new OneCycleSchedule(1)), StringComparison.Ordinal);
        Assert.Contains(
            "RiseFraction is 1",
            Message<ArgumentOutOfRangeException>(() => new OneCycleSchedule(5) { RiseFraction = 1 }),
            StringComparison.Ordinal);
        Assert.Contains("fall is 0", Message<ArgumentOutOfRangeException>(() => new CyclicSchedule(0.1, 4, 0)), StringComparison.Ordinal);
        Assert.Contains("patience is -1", Message<ArgumentOutOfRangeException>(() => new PlateauSchedule(0.1, -1)), StringComparison.Ordinal);
        Assert.Contains("factor is 1", Message<ArgumentOutOfRangeException>(() => new PlateauSchedule(1)), StringComparison.Ordinal);
        Assert.Contains(
            "2 schedules for 2 milestones",
            Message<ArgumentException>(() => new SequentialSchedule([new StepSchedule(1), new StepSchedule(1)], [1, 2])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsHaveToFitTheOptimizer()
    {
        LearningRateSchedule cosine = new CosineSchedule(5) { MinimumRate = 0.2 };
        Assert.Contains(
            "MinimumRate of CosineSchedule is 0.2, above the optimizer's LearningRate 0.1",
            Assert.Throws<ArgumentException>(() => new ScheduleRun(new SequentialSchedule([new LinearSchedule(2, 0), cosine], [2]), 0.1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ScheduleRun(new CyclicSchedule(0.2, 3), 0.1));
        Assert.Throws<ArgumentException>(() => new ScheduleRun(new PlateauSchedule { MinimumRate = 0.2 }, 0.1));
        Assert.Throws<ArgumentException>(() => new ScheduleRun(new PlateauSchedule { Threshold = 1 }, 0.1));
    }

    [Fact]
    public void ARateThatIsNoNumberIsRefused()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new ScheduleRun(new Broken(), 0.1)).Message;
        Assert.Contains("Broken gave the learning rate NaN at time 0", message, StringComparison.Ordinal);
    }

    private sealed record Broken : LearningRateSchedule
    {
        public override double Rate(double learningRate, long time, ReadOnlySpan<double> state) => double.NaN;
    }
}
