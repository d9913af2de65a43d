using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Passes;

/// <summary>A parameter or state of the network and where it lies.</summary>
/// <param name="Node">Its leaf.</param>
/// <param name="Name">Such as <c>dense0.weight</c>.</param>
/// <param name="Layout">How it is packed.</param>
/// <param name="Offset">Where it begins, in floats.</param>
/// <param name="IsTrained">Whether the training step computes a gradient for it.</param>
public sealed record ParameterPlan(Node Node, string Name, Layout Layout, int Offset, bool IsTrained)
{
    /// <summary>Floats that it takes: whole cache lines.</summary>
    public int Length => Packing.RoundUp(Layout.Length, Packing.Lanes);

    /// <summary>Whether it is a state: saved, but not trained.</summary>
    public bool IsState => Node.Kind == ValueKind.State;
}
