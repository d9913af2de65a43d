using System;
using System.IO;
using System.Linq;
using NetCompiler.Compiler.Tests.Architecture;

namespace NetCompiler.Compiler.Tests.Emission;

/// <summary>
/// Compares text with a file that somebody has read: <c>Name.verified.cs</c> in this folder. Where they differ, <c>Name.received.cs</c> appears beside it;
/// with NETCOMPILER_UPDATE_SNAPSHOTS=1 in the environment, the verified file is written instead, to be read before it is committed.
/// </summary>
internal static class Snapshot
{
    private const string Update = "NETCOMPILER_UPDATE_SNAPSHOTS";

    /// <summary>Fails unless the text is the verified one.</summary>
    public static void Verify(string name, string text)
    {
        string folder = Path.Combine(RepositoryFiles.Root, "tests/Compiler.Tests/Emission");
        string verified = Path.Combine(folder, $"{name}.verified.cs"), received = Path.Combine(folder, $"{name}.received.cs");
        File.Delete(received);
        string? expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == text)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        throw new Xunit.Sdk.XunitException($"{Difference(expected, text)} Compare {name}.received.cs with {name}.verified.cs; if it is as it should be, run the tests with {Update}=1.");
    }

    private static string Difference(string? expected, string text)
    {
        if (expected is null)
        {
            return "There is no verified file.";
        }

        string[] before = expected.Split('\n'), after = text.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1} was '{before.ElementAtOrDefault(line)}', now it is '{after.ElementAtOrDefault(line)}'.";
    }
}
