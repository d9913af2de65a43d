using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>A value on its way through the list of layers.</summary>
/// <param name="Node">The value.</param>
/// <param name="Origin">The layer that gave it, as messages name it: <c>`Dense` 'fc1'</c>.</param>
/// <param name="IsUncertain">
/// Whether a problem before it leaves its shape a guess: then nothing that follows from the shape is reported, so that one mistake is one problem.
/// </param>
public sealed record Cursor(Node Node, string Origin, bool IsUncertain);
