using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the caller supplies: the samples, or the targets that the loss compares with.</summary>
/// <param name="Name">The layer's name, or <see cref="LoweredNetwork.Targets"/>.</param>
/// <param name="Node">The input's node.</param>
/// <param name="IsTarget">Whether it is what the prediction should be.</param>
public sealed record NetworkInput(string Name, Node Node, bool IsTarget)
{
    /// <summary>The shape of one sample, and what the elements are.</summary>
    public NodeType Type => Node.Type;
}
