using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetCompiler.Campaigns;

/// <summary>Every campaign, each in a process of its own, random networks on every instruction set; the results go to docs/campaigns.md.</summary>
internal static class AllCampaigns
{
    public static bool Run(int networks)
    {
        string count = networks.ToString(CultureInfo.InvariantCulture);
        (string Title, string? Switch, string[] Arguments)[] campaigns =
        [
            ("Random networks, all instruction sets on", null, ["random", count, "1000"]),
            ("Random networks, AVX-512 off", "DOTNET_EnableAVX512", ["random", count, "100000"]),
            ("Random networks, AVX2 off", "DOTNET_EnableAVX2", ["random", count, "200000"]),
            ("Damaged weight files", null, ["safetensors"]),
            ("Predictions while weights are published", null, ["predict"]),
            ("Trainings killed and resumed", null, ["kill"]),
            ("Published networks against PyTorch", null, ["architectures"]),
            ("BERT-base against PyTorch", null, ["bert"]),
            ("Loading of large files", null, ["loading"]),
            ("Learning of the zoo's networks", null, ["learning"]),
        ];
        List<string> lines =
        [
            "# Campaigns",
            "The last results of `dotnet run -c Release --project tests/Campaigns -- all`, which writes this file.",
            "",
            "- `random`: random networks, forward, backward and a step, against the reference evaluation in double precision.",
            "- `safetensors`, `predict`, `kill`: damaged weight files; predictions while weights change; trainings that are killed and go on.",
            "- `architectures`: VGG-16, ResNet-50 and MobileNetV2 of the zoo load files of the published names and shapes, with values from a formula, and predict;",
            "  compared with PyTorch in double precision. Allowed is a multiple of what PyTorch's own single precision is off by.",
            "- `bert`: the same of BERT-base and two sequences of 128 tokens: the last states of two tokens, and what the pooler makes of the first.",
            "- `learning`: gradients of the zoo's large networks, all weights together along random directions, against differences of the loss; and a ResNet-18",
            "  that learns images by heart.",
            "",
            "| campaign | result | seconds |",
            "|---|---|---|",
        ];
        bool passed = true;
        foreach ((string title, string? off, string[] arguments) in campaigns)
        {
            long start = Stopwatch.GetTimestamp();
            (bool ok, string output) = RunOther(off, arguments);
            passed &= ok;
            lines.Add(FormattableString.Invariant($"| {title} | {output} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0} |"));
            Console.WriteLine(lines[^1]);
        }

        string root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        File.WriteAllText(Path.Combine(root, "docs", "campaigns.md"), string.Join("\n", lines) + "\n");
        return passed;
    }

    // The last line that the campaign prints says what it found.
    private static (bool Passed, string Output) RunOther(string? off, string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        if (off is not null)
        {
            start.Environment[off] = "0";
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        string last = "";
        while (process.StandardOutput.ReadLine() is string line)
        {
            last = line;
            Console.WriteLine(line);
        }

        process.WaitForExit();
        return (process.ExitCode == 0, last);
    }
}
