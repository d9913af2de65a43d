using System;
using System.IO;

namespace NetCompiler.Benchmarks;

/// <summary>Files of weights that are read again and again, and deleted in the end.</summary>
internal static class TemporaryFiles
{
    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), $"netcompiler-benchmarks-{Environment.ProcessId}");

    /// <summary>The path of a file that may be written.</summary>
    public static string PathOf(string name)
    {
        Directory.CreateDirectory(s_folder);
        return Path.Combine(s_folder, name);
    }

    /// <summary>Deletes all of them.</summary>
    public static void Delete()
    {
        if (Directory.Exists(s_folder))
        {
            Directory.Delete(s_folder, recursive: true);
        }
    }
}
