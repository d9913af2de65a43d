namespace NetCompiler;

/// <summary>Weights whose norm is limited: those of one output in a row, or those of sixteen outputs side by side.</summary>
/// <param name="Start">The first float.</param>
/// <param name="Rows">Rows of sixteen floats.</param>
/// <param name="Stride">Floats from one row to the next where every column has a norm of its own; 0 where all rows, one behind the other, have
/// one.</param>
/// <param name="Limit">What a norm may be at most.</param>
internal readonly record struct NormSlice(int Start, int Rows, int Stride, float Limit);
