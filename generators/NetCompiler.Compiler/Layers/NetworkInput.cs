using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the caller supplies: the samples, or the targets that the loss compares with.</summary>
/// <param name="Name">The layer's name, or <see cref="LoweredNetwork.Targets"/>.</param>
/// <param name="Node">The input's node.</param>
/// <param name="IsTarget">Whether it is what the prediction should be.</param>
/// <param name="AreProbabilities">Whether the values must be from 0 to 1.</param>
/// <param name="Ignored">An integer that is allowed though it indexes nothing, or null.</param>
public sealed record NetworkInput(string Name, Node Node, bool IsTarget, bool AreProbabilities = false, int? Ignored = null)
{
    /// <summary>The shape of one sample, and what the elements are.</summary>
    public NodeType Type => Node.Type;
}
