using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Runs <see cref="Program"/> in a process of its own.</summary>
internal static class OtherProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>What the process prints.</summary>
    public static string Run(int threads, IReadOnlyDictionary<string, string>? environment = null)
    {
        string assembly = typeof(Program).Assembly.Location;
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--runtimeconfig");
        start.ArgumentList.Add(Path.ChangeExtension(assembly, ".runtimeconfig.json"));
        start.ArgumentList.Add(assembly);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(s_patience) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The process failed: {output}");
        }

        return output.Trim();
    }
}
