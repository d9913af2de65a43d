using System;
using System.Linq;
using NetCompiler.IntegrationTests.Architectures;

namespace NetCompiler.Campaigns;

/// <summary>BERT-base against PyTorch in float64.</summary>
internal static class BertCampaign
{
    public static CampaignResult Run()
    {
        BertRun run = BertRun.Run();
        return new(
            FormattableString.Invariant($"BERT-base: off by {run.Error:0.0E+0} of {run.Allowed:0.0E+0} allowed; two sequences of 128 tokens in {run.Duration.TotalMilliseconds:0} ms"),
            [.. run.Faults]);
    }
}
