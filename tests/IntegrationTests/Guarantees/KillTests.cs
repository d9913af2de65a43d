using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>A process may be killed at any moment: the next one goes on. The campaign does this twenty times.</summary>
public class KillTests
{
    [Fact]
    public void ResumedTrainingsEndWithTheSameBits()
    {
        KilledTrainings run = KilledTrainings.Run(kills: 4, seed: 1);
        Assert.Empty(run.Faults);
        Assert.Equal(4, run.Kills);
        Assert.InRange(run.KillsWhileSaving, 1, 4);
    }
}
