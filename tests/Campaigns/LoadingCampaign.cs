using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Architectures;
using NetCompiler.IntegrationTests.Guarantees;
using Zoo;

namespace NetCompiler.Campaigns;

/// <summary>
/// What loading a large file takes: each network in a process of its own, whose resident memory counts everything, pages of the file too.
/// </summary>
internal static class LoadingCampaign
{
    /// <summary>The argument by which the campaign starts itself; the network's name and the file follow.</summary>
    public const string Command = "load";

    // Floats of a page of memory.
    private const int PageLength = 1024;

    // Of the network's numbers as they lie in memory: weights, statistics, and what prediction derives of them.
    private const double AllowedPeak = 1.2;

    private static readonly Dictionary<string, Func<string, INetwork>> s_networks = new()
    {
        ["vgg16"] = path => Vgg16.Load(path),
        ["resnet50"] = path => ResNet50.Load(path),
    };

    public static CampaignResult Run()
    {
        List<string> found = [], faults = [];
        foreach (string name in s_networks.Keys)
        {
            string path = Path.GetTempFileName(), packedPath = Path.GetTempFileName();
            try
            {
                using (FileStream file = File.Create(path))
                {
                    FormulaWeights.Write(PublishedArchitecture.Read(name), file);
                }

                s_networks[name](path).SavePacked(packedPath);
                foreach ((string file, string kind) in new[] { (path, name), (packedPath, $"{name}, packed,") })
                {
                    // The bytes just written are in the cache of the system: what is measured is this library.
                    using Process process = OtherProcess.Start([Command, name, file]);
                    double[] numbers = [.. OtherProcess.Finish(process).Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
                    (double ratio, double packed) = (numbers[1] / numbers[0], numbers[0] / 1e6);
                    found.Add(FormattableString.Invariant(
                        $"{kind} takes {packed:0} MB, at most {ratio:0.00} of that while loading; ready in {numbers[2]:0.00} s, of which preparing {numbers[3]:0.00} s"));
                    if (!(ratio <= AllowedPeak))
                    {
                        faults.Add(FormattableString.Invariant($"{kind} takes {ratio:0.00} of its {packed:0} MB while loading; {AllowedPeak} are allowed"));
                    }
                }
            }
            finally
            {
                File.Delete(path);
                File.Delete(packedPath);
            }
        }

        return new($"loading: {string.Join("; ", found)}", faults);
    }

    /// <summary>In the other process: the bytes of the network's numbers, by how much resident memory grew, seconds of loading and of preparing.</summary>
    public static string Measure(string name, string path)
    {
        long before = StatusBytes("VmRSS");
        long start = Stopwatch.GetTimestamp();
        INetwork network = s_networks[name](path);
        Snapshot current = network.Core.Current;
        bool isMapped = network.Core.PrepareCount == 0;
        if (isMapped)
        {
            ReadPages(current);
        }

        double loading = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long peak = StatusBytes("VmHWM");
        long packed = sizeof(float) * ((long)current.Parameters.Length + current.State.Length + current.Derived.Length);
        start = Stopwatch.GetTimestamp();
        if (!isMapped)
        {
            network.Core.Program.Prepare(current);
        }

        double preparing = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return FormattableString.Invariant($"{packed} {peak - before} {loading} {preparing}");
    }

    // Pages of a mapped file count from the first look at them.
    private static void ReadPages(Snapshot snapshot)
    {
        foreach (AlignedBuffer buffer in new[] { snapshot.Parameters, snapshot.State, snapshot.Derived })
        {
            for (int i = 0; i < buffer.Length; i += PageLength)
            {
                Volatile.Read(ref buffer.Span[i]);
            }
        }

        GC.KeepAlive(snapshot);
    }

    // A line of what Linux tells of a process: "VmHWM:   123456 kB", the most that was ever resident.
    private static long StatusBytes(string name) =>
        1024 * long.Parse(
            File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..^"kB".Length],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture);
}
