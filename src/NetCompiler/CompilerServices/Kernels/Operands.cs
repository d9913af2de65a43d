using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>The places that an <see cref="IElementwise"/> reads, and the numbers of the step. What an expression does not read costs nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Operands
{
    /// <summary>The place of the first operand.</summary>
    public ref float A;

    /// <summary>The place of the second operand.</summary>
    public ref float B;

    /// <summary>The place of the third operand.</summary>
    public ref float C;

    /// <summary>The place of the fourth operand.</summary>
    public ref float D;

    /// <summary>The place of the fifth operand.</summary>
    public ref float E;

    /// <summary>The place of the sixth operand.</summary>
    public ref float F;

    /// <summary>The place of the seventh operand.</summary>
    public ref float G;

    /// <summary>The place of the eighth operand.</summary>
    public ref float H;

    /// <summary>The number of the element at lane 0, counted over the batch as if no halo were there.</summary>
    public long Element;

    /// <summary>One over the rows of this batch.</summary>
    public float InverseBatch;

    /// <summary>One over the steps of the sequences, for networks that are given their number.</summary>
    public float InverseSteps;

    /// <summary>The key of the random numbers of this step.</summary>
    public ulong Key;
}
