using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Campaigns;

/// <summary>What a campaign did, in a line, and what it found wrong.</summary>
internal sealed record CampaignResult(string Summary, IReadOnlyList<string> Faults)
{
    public override string ToString() => Faults.Count == 0 ? $"{Summary}; no faults" : $"{Summary}; {Faults.Count} faults\n{string.Join("\n", Faults.Take(50))}";
}
