using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>The network's loss.</summary>
/// <param name="Kind">The layer's kind.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Targets">What the prediction should be.</param>
/// <param name="Samples">The loss of each sample, or of each step of each sample.</param>
/// <param name="Value">What they are reduced to.</param>
internal sealed record LossValue(string Kind, Place Place, NetworkInput Targets, Node Samples, Node Value);
