using System;
using System.Collections.Generic;
using System.Numerics;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using NetCompiler.IntegrationTests.RandomGraphs;

namespace NetCompiler.Campaigns;

/// <summary>Random networks, compiled and run on three batches each, against the reference evaluation.</summary>
internal static class RandomCampaign
{
    // Networks that share an assembly, since Roslyn takes most of the time.
    private const int GroupSize = 20;

    public static CampaignResult Run(int networks, int firstSeed)
    {
        List<string> faults = [];
        int compared = 0, weak = 0, skipped = 0;
        double worst = 0;
        for (int done = 0; done < networks; done += GroupSize)
        {
            int[] seeds = new int[Math.Min(GroupSize, networks - done)];
            for (int i = 0; i < seeds.Length; i++)
            {
                seeds[i] = firstSeed + done + i;
            }

            IReadOnlyList<CompiledNetwork> compiled = NetworkAssembly.Compile(Array.ConvertAll(seeds, RandomNetwork.Declare), RecurrentLayers.Set);
            for (int i = 0; i < seeds.Length; i++)
            {
                NetworkCheck check = NetworkCheck.Run(compiled[i], seeds[i], 1, 7, 33);
                compared += check.Compared;
                weak += check.Weak;
                skipped += check.Skipped;
                worst = Math.Max(worst, check.WorstError);
                foreach (string fault in check.Faults)
                {
                    faults.Add($"{seeds[i]}: {fault} in {RandomNetwork.Next(seeds[i])}");
                    Console.WriteLine(faults[^1]);
                }
            }

            Console.WriteLine($"{done + seeds.Length} networks, {faults.Count} faults");
        }

        string set = $"{Vector<float>.Count * 32} bits, Vector512 {(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "on" : "off")}";
        return new(
            FormattableString.Invariant(
                $"random ({set}): {networks} networks from seed {firstSeed}, {compared} tensors compared ({weak} mostly rounding, {skipped} batches without fit data), worst error {worst:0.00} of what is allowed"),
            faults);
    }
}
