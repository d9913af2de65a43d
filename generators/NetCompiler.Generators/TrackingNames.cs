namespace NetCompiler.Generators;

/// <summary>The names of the incremental steps, by which tests find them.</summary>
internal static class TrackingNames
{
    /// <summary>The attributes of each network, as values.</summary>
    public const string Declarations = nameof(Declarations);
}
