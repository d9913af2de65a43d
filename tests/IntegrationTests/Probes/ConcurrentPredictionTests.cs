using System.Linq;
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
        string seen = $"answers of each set of weights: {string.Join(", ", run.Seen)}; published {run.Published} times";
        Assert.True(run.Seen.Count(answers => answers > 0) > 1, seen);
        Assert.True(run.Seen.Sum() >= (long)Threads * Predictions, seen);
    }
}
