namespace NetCompiler.Compiler.Graphs;

/// <summary>What the axes of a shape mean.</summary>
public enum ShapeKind
{
    /// <summary>N features; a bias or a running mean; a single number is a vector of one.</summary>
    Vector,

    /// <summary>T steps of C features; or, with three axes, heads of such.</summary>
    Sequence,

    /// <summary>C channels of H x W pixels.</summary>
    Image,

    /// <summary>C channels of D planes of H x W pixels. All but convolutions and pools see an image of D * H lines.</summary>
    Volume,

    /// <summary>A parameter matrix, outputs first: [out, in], [out, in, kernel height, kernel width]; or a table [count, dimension].</summary>
    Weight,
}
