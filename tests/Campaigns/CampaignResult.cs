using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Campaigns;

/// <summary>What a campaign did, in a line, and what it found wrong.</summary>
internal sealed record CampaignResult(string Summary, IReadOnlyList<string> Faults)
{
    // The summary last: it is the line that goes into the document.
    public override string ToString() => string.Join("\n", Faults.Take(50).Append($"{Summary}; {(Faults.Count == 0 ? "no" : $"{Faults.Count}")} faults"));
}
