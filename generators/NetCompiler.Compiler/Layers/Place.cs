using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Layers;

/// <summary>Where an attribute stands: its index on the network's class, and inside blocks the index in each block's list.</summary>
public sealed record Place(int Layer, EquatableArray<int> Path)
{
    /// <summary>The place of an entry of the block that is used here.</summary>
    public Place Inside(int index) => new(Layer, new([.. Path, index]));
}
