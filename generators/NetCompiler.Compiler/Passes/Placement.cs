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

/// <summary>Where a value lies: in floats from the start of its home, per row where the home is per row.</summary>
/// <param name="Member">For what the caller supplies or receives, the member that holds it.</param>
/// <param name="Stride">For a part of another value, the floats from one row of that value to the next; else 0.</param>
/// <param name="Place">For a part of another value, where it begins in a row.</param>
/// <param name="Step">In the body of a scan, the floats that the value moves on with each step.</param>
public sealed record Placement(Home Home, int Offset, string Member = "", int Stride = 0, int Place = 0, int Step = 0);
