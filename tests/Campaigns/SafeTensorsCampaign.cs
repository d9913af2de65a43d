using System;
using System.Collections.Generic;
using System.IO;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.Campaigns;

/// <summary>Weight files with random damage: each is refused by a clear error or loads whole; nothing else may happen.</summary>
internal static class SafeTensorsCampaign
{
    public static CampaignResult Run(int files)
    {
        CompiledNetwork compiled = NetworkAssembly.Compile("Input(1, 5, 4); Conv2D(3, kernel: 3); BatchNorm; Flatten; Dense(7); CrossEntropyLoss");
        using MemoryStream saved = new();
        compiled.Create(seed: 1).Network.Save(saved);
        byte[] whole = saved.ToArray();
        List<string> faults = [];
        int refused = 0;
        for (int seed = 0; seed < files; seed++)
        {
            byte[] damaged = Damage(whole, new Random(seed));
            try
            {
                compiled.Load(new MemoryStream(damaged));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                faults.Add($"{seed}: {exception}");
            }
        }

        return new($"safetensors: {files} damaged files, {refused} refused, the others loaded whole", faults);
    }

    // Most of the damage goes where it hurts: into the header.
    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] damaged = random.Next(4) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
        for (int i = random.Next(1, 6); i > 0 && damaged.Length > 0; i--)
        {
            int place = random.Next(random.Next(3) == 0 ? damaged.Length : Math.Min(damaged.Length, 2_000));
            damaged[place] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(damaged[place] ^ (1 << random.Next(8))),
                _ => (byte)"\"{}[],:0198"[random.Next(11)],
            };
        }

        return damaged;
    }
}
