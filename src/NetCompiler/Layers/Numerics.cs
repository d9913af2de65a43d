namespace NetCompiler;

/// <summary>How predictions may round.</summary>
public enum Numerics
{
    /// <summary>By the fastest algorithms for a value, whose rounding errors are as small, but not the same as in training.</summary>
    Fast,

    /// <summary>Every number is one chain of multiply-adds over what it is defined by, in prediction as in training.</summary>
    Exact,
}
