namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>A mistake and what the user should see of it.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Source">A file with the mistake; «guillemets» around what is underlined, first the place itself, then further ones.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Also">What C# cannot be kept from reporting beside it; empty wherever possible.</param>
public sealed record ProblemCase(string Id, string Source, string Message, params string[] Also)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Message}";
}
