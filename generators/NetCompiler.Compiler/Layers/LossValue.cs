using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>One loss of the network.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Samples">The loss of each sample, or of each step or value of each sample.</param>
/// <param name="Value">What they are reduced to, weighted.</param>
internal sealed record LossValue(Place Place, Node Samples, Node Value);
