namespace NetCompiler.CompilerServices;

/// <summary>The distribution of a parameter's first values.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">Its one number: the constant, the bound, the standard deviation, or the length of rows.</param>
public readonly record struct Initialization(InitializationKind Kind, float Value);
