using System;

namespace NetCompiler.Tests.Training;

/// <summary>Reports on the training's own thread, before it goes on.</summary>
internal sealed class Immediate(Action<EpochReport> report) : IProgress<EpochReport>
{
    public void Report(EpochReport value) => report(value);
}
