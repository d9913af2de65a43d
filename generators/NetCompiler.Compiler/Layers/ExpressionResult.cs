namespace NetCompiler.Compiler.Layers;

/// <summary>What an expression gives: a value, or why there is none.</summary>
/// <param name="Value">The value; 0 if there is none.</param>
/// <param name="Error">Why there is no value, to follow a colon; null if there is one.</param>
/// <param name="IsReported">Whether the cause has been reported already, at the place that it lies in.</param>
public readonly record struct ExpressionResult(int Value, string? Error = null, bool IsReported = false)
{
    /// <summary>Whether there is no value.</summary>
    public bool IsError => Error is not null;

    /// <summary>A failure that is still to be reported.</summary>
    public static ExpressionResult Failed(string error) => new(0, error);
}
