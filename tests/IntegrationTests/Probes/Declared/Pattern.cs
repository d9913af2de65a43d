namespace NetCompiler.IntegrationTests.Probes.Declared;

/// <summary>What small images show.</summary>
public enum Pattern
{
    /// <summary>Lines from left to right.</summary>
    Lines,

    /// <summary>Lines from top to bottom.</summary>
    Columns,

    /// <summary>The squares of a board.</summary>
    Board,
}
