namespace NetCompiler.Compiler.Operators;

/// <summary>The integers that an operator takes.</summary>
/// <param name="First">The least one.</param>
/// <param name="Last">The greatest one.</param>
/// <param name="What">What they are called, such as <c>token id</c>.</param>
public sealed record IndexRange(int First, int Last, string What)
{
    /// <summary>Whether none is above the number of steps where the caller gives one.</summary>
    public bool HasSteps { get; init; }
}
