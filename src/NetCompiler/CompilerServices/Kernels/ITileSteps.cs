namespace NetCompiler.CompilerServices;

/// <summary>How the loop of a register tile goes from one step of the depth to the next; it is compiled for each way apart.</summary>
internal interface ITileSteps
{
    /// <summary>Whether steps are read from a list.</summary>
    static abstract bool AreListed { get; }

    /// <summary>
    /// Whether each step is the next float of <c>a</c> and the next row of the panel. What lies behind the part of the panel is needed next, and may lie
    /// far away: every tile asks for its share of it, some bytes a step.
    /// </summary>
    static abstract bool AreRows { get; }

    /// <summary>
    /// Whether both factors are copies, so that what is far away is the result, and the source of the next copy: every tile asks for its share of
    /// the source, and, unless steps are listed, for the result of the next tile, some bytes a step.
    /// </summary>
    static abstract bool AreCopied { get; }

    /// <summary>Bytes from one step to the next in a; 0 for listed ones.</summary>
    static abstract nint StepA(in TilePart part);

    /// <summary>The same in a panel, whose rows have <paramref name="row"/> bytes.</summary>
    static abstract nint StepB(in TilePart part, nint row);
}
