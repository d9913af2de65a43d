namespace NetCompiler.CompilerServices;

/// <summary>The distribution of a parameter's first values.</summary>
/// <param name="Kind">The distribution.</param>
/// <param name="Value">Its one number: the constant, the bound, the standard deviation, or the length of rows.</param>
/// <param name="ZeroRow">The row that begins with zeros whatever the others do; -1 for none.</param>
public readonly record struct Initialization(InitializationKind Kind, float Value, int ZeroRow = -1);
