namespace NetCompiler.CompilerServices;

/// <summary>A single row of a contraction. Parameters as in <see cref="Contraction.Run{TEpilogue}"/>.</summary>
internal unsafe struct RowPart
{
    /// <summary>The row of a.</summary>
    public byte* A;

    /// <summary>The first panel.</summary>
    public float* B;

    /// <summary>The row of c at column 0.</summary>
    public byte* C;

    /// <summary>Floats from one panel of b to the next.</summary>
    public int PanelB;

    /// <summary>Floats from one panel of c to the next.</summary>
    public int PanelC;

    /// <summary>True columns.</summary>
    public int Columns;

    /// <summary>Columns of a panel.</summary>
    public int Width;

    /// <summary>Added to the row, or null.</summary>
    public float* Bias;

    /// <summary>Whether to add to what c holds.</summary>
    public bool Accumulate;
}
