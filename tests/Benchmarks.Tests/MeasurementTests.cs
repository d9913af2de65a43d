using System.Threading;
using Xunit;

namespace NetCompiler.Benchmarks.Tests;

public class MeasurementTests
{
    private static readonly BenchmarkCase s_slow = new("slow", 1e6, () => Thread.Sleep(4)) { Count = 2 };

    [Fact]
    public void TimesAreOfOneUnit()
    {
        Measurement measured = Turn(s_slow);

        Assert.InRange(measured.Seconds, 0.002, 0.1);
        Assert.Equal(2e-9 * 1e6 / (2 * measured.Seconds), measured.Rate, 1e-9);
        Assert.Equal(1e9 * measured.Seconds, measured.Value(TargetUnit.Nanoseconds, peak: 1));
        Assert.Equal(measured.Rate / 4, measured.Value(TargetUnit.ShareOfPeak, peak: 4));
    }

    [Fact]
    public void ABaselineOfTwiceTheTimeIsTwiceAsSlow()
    {
        Measurement measured = Turn(s_slow with { Baseline = new Workload("other", () => Thread.Sleep(20)) });

        Assert.InRange(measured.Value(TargetUnit.TimesBaseline, peak: 1)!.Value, 1.5, 40);
    }

    [Fact]
    public void ABaselineMayHaveBeenMeasuredElsewhere() =>
        Assert.Equal(7, Turn(s_slow with { Baseline = new Workload("other", null) { Seconds = 7 } }).BaselineSeconds);

    [Fact]
    public void WithoutABaselineThereIsNoRatio() =>
        Assert.Null(Turn(s_slow with { Baseline = new Workload("other", null) }).Value(TargetUnit.TimesBaseline, peak: 1));

    [Fact]
    public void AReadingIsMilliseconds()
    {
        Measurement measured = Turn(new BenchmarkCase("read", 0, () => { }) { Reading = () => 12 });

        Assert.Equal(0.012, measured.Seconds);
        Assert.Equal(12, measured.Value(TargetUnit.Milliseconds, peak: 1));
    }

    [Fact]
    public void AReadingOfLinesIsNoTime()
    {
        Measurement measured = Turn(new BenchmarkCase("read", 0, () => { }) { Reading = () => 12 }.Reaches(TargetUnit.Lines, 20));

        Assert.Equal(double.PositiveInfinity, measured.Seconds);
        Assert.Equal(12, measured.Value(TargetUnit.Lines, peak: 1));
    }

    [Fact]
    public void AllocationsAreSeen()
    {
        object? kept = null;
        Measurement measured = Turn(new BenchmarkCase("allocates", 0, () => kept = new byte[100_000]).Reaches(TargetUnit.AllocatedBytes, 0));

        Assert.NotNull(kept);
        Assert.InRange(measured.AllocatedBytes, 100_000, 1_000_000);
    }

    [Theory]
    [InlineData(TargetUnit.ShareOfPeak, 0.81, true)]
    [InlineData(TargetUnit.ShareOfPeak, 0.79, false)]
    [InlineData(TargetUnit.TimesBaseline, 0.8, true)]
    [InlineData(TargetUnit.Nanoseconds, 0.81, false)]
    [InlineData(TargetUnit.Milliseconds, 0.79, true)]
    [InlineData(TargetUnit.AllocatedBytes, 1, false)]
    public void SharesAreLowerLimitsAndTimesUpperOnes(TargetUnit unit, double value, bool reached) =>
        Assert.Equal(reached, new Target(unit, 0.8).IsReached(value));

    private static Measurement Turn(BenchmarkCase row)
    {
        Measurement measured = new("group", row);
        measured.WarmUp();
        measured.TakeTurn();
        return measured;
    }
}
