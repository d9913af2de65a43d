namespace NetCompiler.Compiler.Operators;

/// <summary>What an elementwise operator can become at the end of a contraction.</summary>
public enum EpilogueRole
{
    /// <summary>Nothing: it stays a loop of its own.</summary>
    None,

    /// <summary>The start of the sums.</summary>
    Bias,

    /// <summary>A function of one or two instructions before the store.</summary>
    Activation,
}
