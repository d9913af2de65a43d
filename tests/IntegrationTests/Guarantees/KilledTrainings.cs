using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>
/// Trains in processes that are killed, without a chance to end anything, and started again. Half of them are killed at a random moment, half in the
/// middle of writing a checkpoint: as soon as its temporary file is seen.
/// </summary>
internal sealed class KilledTrainings
{
    private readonly string _folder;
    private readonly Random _random;

    private KilledTrainings(string folder, int seed)
    {
        _folder = folder;
        _random = new Random(seed);
    }

    /// <summary>Processes that were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Those of them that left half of a file.</summary>
    public int KillsWhileSaving { get; private set; }

    /// <summary>Trainings that were finished, by however many processes, and compared.</summary>
    public int Trainings { get; private set; }

    /// <summary>What went wrong.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Kills so many processes, and compares each training that is finished with one that never was stopped.</summary>
    public static KilledTrainings Run(int kills, int seed)
    {
        string folder = Directory.CreateTempSubdirectory("netcompiler").FullName;
        try
        {
            KilledTrainings run = new(folder, seed);
            run.Execute(kills);
            return run;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Execute(int kills)
    {
        long start = Stopwatch.GetTimestamp();
        string expected = HashOf(Finish());
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        Clear();
        while (Kills < kills)
        {
            using Process process = Start();
            if (!WaitToKill(process, whole))
            {
                Compare(expected, OtherProcess.Finish(process));
                Clear();
                continue;
            }

            process.Kill();
            process.WaitForExit();
            Kills++;
            KillsWhileSaving += Temporaries().Any() ? 1 : 0;
        }

        Compare(expected, Finish());
    }

    // False if the process ended before.
    private bool WaitToKill(Process process, TimeSpan whole)
    {
        if (process.WaitForExit(whole * _random.NextDouble()))
        {
            return false;
        }

        // Half of a file may be left from the process before; this one removes it before it trains.
        bool whileSaving = Kills % 2 == 1;
        HashSet<string> left = [.. Temporaries()];
        while (whileSaving && !Temporaries().Any(file => !left.Contains(file)))
        {
            if (process.HasExited)
            {
                return false;
            }

            Thread.Yield();
        }

        return !process.HasExited;
    }

    private void Compare(string expected, string output)
    {
        Trainings++;
        if (HashOf(output) != expected)
        {
            Faults.Add($"after {Kills} kills: {output} instead of {expected}");
        }
    }

    private Process Start() => OtherProcess.Start([ResumableTraining.Command, _folder]);

    private string Finish()
    {
        using Process process = Start();
        return OtherProcess.Finish(process);
    }

    private IEnumerable<string> Temporaries() => Directory.EnumerateFiles(_folder, "*.tmp");

    private void Clear() => Array.ForEach(Directory.GetFiles(_folder), File.Delete);

    private static string HashOf(string output) => output.Split(' ')[^1];
}
