using System;
using System.Collections.Generic;

namespace NetCompiler.Benchmarks;

/// <summary>Cases that are measured together, in turns; what they hold is let go before the next group.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Cases">Makes them.</param>
public sealed record BenchmarkGroup(string Name, Func<ReportSettings, IEnumerable<BenchmarkCase>> Cases);
