namespace NetCompiler.Compiler.Operators;

/// <summary>Which part of a result of a <see cref="Scan"/> is shown.</summary>
public enum ScanPart
{
    /// <summary>What each step gives: a sequence.</summary>
    Steps,

    /// <summary>The states that each step begins with: a sequence.</summary>
    Before,

    /// <summary>The states after the last step: a vector.</summary>
    Last,
}
