using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>The files of the repository that the tests were built from.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] s_notOurs = [".git", ".vs", ".idea", "bin", "obj", "artifacts", "TestResults"];

    /// <summary>Its folder.</summary>
    public static string Root { get; } = typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The files below a folder, by their path from the root, with slashes; without what is built.</summary>
    public static IEnumerable<string> Below(string folder, string pattern)
    {
        string path = Path.Combine(Root, folder);
        IEnumerable<string> here = Directory.EnumerateFiles(path, pattern).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));
        IEnumerable<string> deeper = Directory.EnumerateDirectories(path)
            .Where(directory => !s_notOurs.Contains(Path.GetFileName(directory)))
            .SelectMany(directory => Below(Path.GetRelativePath(Root, directory), pattern));
        return here.Concat(deeper).Order(StringComparer.Ordinal);
    }

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));
}
