using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generators.Reading;

/// <summary>Tells what the generator wrote from what the user wrote: analyzers see both.</summary>
internal static class GeneratedPart
{
    // Roslyn puts a generated file into a folder of the generator's name, whether or not it is written to disk.
    private static readonly string s_folder = typeof(NetworkGenerator).FullName;

    /// <summary>Whether the generator wrote a file.</summary>
    public static bool Is(SyntaxTree? tree) => tree?.FilePath.Split('/', '\\').Contains(s_folder) == true;

    /// <summary>The name of a class, where the user wrote it.</summary>
    public static Location NameLocation(INamedTypeSymbol type) => type.Locations.FirstOrDefault(location => !Is(location.SourceTree)) ?? type.Locations[0];
}
