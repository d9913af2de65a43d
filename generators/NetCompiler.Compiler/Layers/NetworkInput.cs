using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the caller supplies: the samples, or what losses need besides.</summary>
/// <param name="Name">The layer's name; for a loss see <see cref="LoweringContext.Targets"/>.</param>
/// <param name="Node">The input's node.</param>
/// <param name="Role">What it is for.</param>
/// <param name="AreProbabilities">Whether the values must be from 0 to 1.</param>
/// <param name="Ignored">An integer that is allowed though it indexes nothing, or null.</param>
public sealed record NetworkInput(string Name, Node Node, InputRole Role, bool AreProbabilities = false, int? Ignored = null)
{
    /// <summary>The shape of one sample, and what the elements are.</summary>
    public NodeType Type => Node.Type;
}
