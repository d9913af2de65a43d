namespace NetCompiler.Compiler.Passes;

/// <summary>The memory that a value lives in.</summary>
public enum Home
{
    /// <summary>The network's parameters.</summary>
    Parameters,

    /// <summary>The network's states.</summary>
    State,

    /// <summary>What is prepared from the weights.</summary>
    Derived,

    /// <summary>The gradients, laid out as the parameters are.</summary>
    Gradients,

    /// <summary>The arena with a place for every row of the batch.</summary>
    Rows,

    /// <summary>The arena that the batch shares.</summary>
    Fixed,

    /// <summary>What the caller supplies.</summary>
    Input,

    /// <summary>What the caller receives.</summary>
    Output,
}
