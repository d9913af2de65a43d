using Xunit;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>Probe 10: predictions on 16 threads while weights are published; the campaigns do it 100,000 times a thread.</summary>
public class ConcurrentPredictionTests
{
    private const int Threads = 16;
    private const int Predictions = 2_000;

    [Fact]
    public void EveryAnswerBelongsToOneSnapshot()
    {
        ConcurrentPredictions run = ConcurrentPredictions.Run(Threads, Predictions);
        Assert.True(run.Faults.Count == 0, string.Join("\n", run.Faults));
        long answers = 0;
        foreach (long seen in run.Seen)
        {
            Assert.True(seen > 0, $"answers of each set of weights: {string.Join(", ", run.Seen)}; published {run.Published} times");
            answers += seen;
        }

        Assert.Equal((long)Threads * Predictions, answers);
    }
}
