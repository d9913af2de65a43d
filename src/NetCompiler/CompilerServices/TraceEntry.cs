namespace NetCompiler.CompilerServices;

/// <summary>A layer in a trace: where its output and the gradient of it lie after the trace program has run.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Output">Where its output lies; none if it is what the caller supplied.</param>
/// <param name="Gradient">Where the gradient lies; none if there is none.</param>
public sealed record TraceEntry(string Layer, TracePlace? Output, TracePlace? Gradient);
