using NetCompiler.IntegrationTests.Guarantees;

namespace NetCompiler.Campaigns;

/// <summary>Trainings in processes that are killed and started again.</summary>
internal static class KillCampaign
{
    public static CampaignResult Run(int kills)
    {
        KilledTrainings run = KilledTrainings.Run(kills, seed: 1);
        if (run.KillsWhileSaving == 0)
        {
            run.Faults.Add("no process was killed while it wrote a checkpoint");
        }

        return new(
            $"kill: {run.Kills} processes killed, {run.KillsWhileSaving} of them in the middle of a checkpoint; {run.Trainings} trainings "
                + "compared with one that was not stopped",
            run.Faults);
    }
}
