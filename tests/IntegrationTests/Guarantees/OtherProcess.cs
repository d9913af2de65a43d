using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Runs this assembly in a process of its own.</summary>
internal static class OtherProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What the process prints that trains with so many threads.</summary>
    public static string Run(int threads, IReadOnlyDictionary<string, string>? environment = null) =>
        Run(threads.ToString(CultureInfo.InvariantCulture), environment);

    /// <summary>What the process prints that does this.</summary>
    public static string Run(string command, IReadOnlyDictionary<string, string>? environment = null)
    {
        using Process process = Start([command], environment);
        return Finish(process);
    }

    /// <summary>Starts the process, its output redirected.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        string assembly = typeof(OtherProcess).Assembly.Location;
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        string[] command = ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, ".runtimeconfig.json"), assembly, .. arguments];
        Array.ForEach(command, start.ArgumentList.Add);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    /// <summary>Waits for a process and returns what it printed.</summary>
    public static string Finish(Process process)
    {
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(s_patience) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The process failed: {output}");
        }

        return output.Trim();
    }
}
