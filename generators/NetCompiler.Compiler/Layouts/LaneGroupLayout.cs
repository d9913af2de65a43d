namespace NetCompiler.Compiler.Layouts;

/// <summary>
/// A dense layer's weight of few outputs for the product with whole vectors of 16 inputs, <c>[depth / 16][outputs / group][group][16 / group][group]</c>:
/// lane (i, j) of vector v of a group of outputs is that of input i * group + v and output j. Pads are zero.
/// </summary>
public sealed record LaneGroupLayout(int Outputs, int Depth) : Layout
{
    /// <summary>Outputs up to which a weight is read so: as many as one vector holds.</summary>
    public const int MostOutputs = Packing.Lanes;

    /// <summary>Neighboring lanes that belong to different outputs: 1, 2 or 4.</summary>
    public int Group => Outputs <= 2 ? Outputs : 4;

    /// <summary>Groups of outputs.</summary>
    public int Groups => (Outputs + Group - 1) / Group;

    /// <summary>Floats for 16 inputs.</summary>
    public int BlockLength => Groups * Group * Packing.Lanes;

    /// <inheritdoc/>
    public override int Length => Packing.RoundUp(Depth, Packing.Lanes) / Packing.Lanes * BlockLength;

    /// <summary>Such as <c>lane groups [1][1][4][4][4]</c>.</summary>
    public override string ToString() => $"lane groups [{Length / BlockLength}][{Groups}][{Group}][{Packing.Lanes / Group}][{Group}]";
}
