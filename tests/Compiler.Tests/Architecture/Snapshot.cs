using System;
using System.IO;
using System.Linq;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>
/// Compares text with a file of the repository that somebody has read. Where they differ, a file whose name ends in <c>.received</c> before the
/// extension appears beside it; with NETCOMPILER_UPDATE_SNAPSHOTS=1 in the environment, the file itself is written instead, to be read before it is
/// committed.
/// </summary>
internal static class Snapshot
{
    private const string Update = "NETCOMPILER_UPDATE_SNAPSHOTS";

    /// <summary>Fails unless the text is that of the file, given by its path from the root.</summary>
    public static void Verify(string path, string text)
    {
        string verified = Path.Combine(RepositoryFiles.Root, path), received = Path.ChangeExtension(verified, ".received" + Path.GetExtension(path));
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
        throw new Xunit.Sdk.XunitException(
            $"{Difference(expected, text)} Compare {Path.GetFileName(received)} with {path}; if it is as it should be, run the tests with {Update}=1.");
    }

    private static string Difference(string? expected, string text)
    {
        if (expected is null)
        {
            return "There is no such file yet.";
        }

        string[] before = expected.Split('\n'), after = text.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1} was '{before.ElementAtOrDefault(line)}', now it is '{after.ElementAtOrDefault(line)}'.";
    }
}
