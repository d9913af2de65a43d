using System;
using System.Diagnostics;
using System.Linq;

namespace NetCompiler.Generators.Tests.Packaging;

/// <summary>Runs the dotnet command as a user does.</summary>
internal static class CommandLine
{
    /// <summary>Runs it in a folder and gives the exit code and all that it printed.</summary>
    public static (int ExitCode, string Output) Dotnet(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test runner's own MSBuild must not show through, and no server may outlive the command and keep its output open.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = new() { StartInfo = start };
        object gate = new();
        System.Text.StringBuilder output = new();
        DataReceivedEventHandler add = (_, line) =>
        {
            lock (gate)
            {
                output.AppendLine(line.Data);
            }
        };
        process.OutputDataReceived += add;
        process.ErrorDataReceived += add;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        lock (gate)
        {
            return (process.ExitCode, output.ToString());
        }
    }
}
