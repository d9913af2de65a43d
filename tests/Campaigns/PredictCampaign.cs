using System.Linq;
using NetCompiler.IntegrationTests.Probes;

namespace NetCompiler.Campaigns;

/// <summary>Predictions on many threads while weights are published.</summary>
internal static class PredictCampaign
{
    private const int Threads = 16;

    public static CampaignResult Run(int predictions)
    {
        ConcurrentPredictions run = ConcurrentPredictions.Run(Threads, predictions);
        return new($"predict: {run.Seen.Sum()} predictions on {Threads} threads, weights published {run.Published} times", [.. run.Faults]);
    }
}
