namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>A mistake and what the user should see of it.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Source">A file with the mistake; «guillemets» around what is underlined, first the place itself, then further ones.</param>
/// <param name="Message">The whole message.</param>
public sealed record ProblemCase(string Id, string Source, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Message}";
}
