using System.IO;
using System.Linq;
using System.Reflection;

namespace NetCompiler.Generators.Tests.Harness;

/// <summary>The files of the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>A path inside.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
