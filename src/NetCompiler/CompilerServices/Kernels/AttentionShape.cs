namespace NetCompiler.CompilerServices;

/// <summary>The sizes of an attention, those of one sample.</summary>
/// <param name="Heads">How many attentions lie side by side in the features.</param>
/// <param name="Queries">Steps of the queries.</param>
/// <param name="Keys">Steps of the keys and values.</param>
/// <param name="Size">Features of one head of the queries and keys.</param>
/// <param name="ValueSize">Features of one head of the values.</param>
/// <param name="IsCausal">Whether a query sees the keys up to its own step only.</param>
public readonly record struct AttentionShape(int Heads, int Queries, int Keys, int Size, int ValueSize, bool IsCausal)
{
    /// <summary>Queries that are worked on at a time: four tiles.</summary>
    internal const int Block = 32;

    /// <summary>Columns of a panel of scores.</summary>
    internal int KeyWidth => Width(Keys);

    /// <summary>Floats of a row of scores.</summary>
    internal int KeyStride => Padded(Keys);

    /// <summary>Floats of a row of one head's queries or keys.</summary>
    internal int Stride => Padded(Size);

    /// <summary>Floats of a row of one head's values.</summary>
    internal int ValueStride => Padded(ValueSize);

    /// <summary>Columns of a panel of values.</summary>
    internal int ValueWidth => Width(ValueSize);

    /// <summary>The width of the panels of n columns; the compiler chooses alike.</summary>
    internal static int Width(int n) => RoundUp(n, 16) % 32 != 0 && n <= 96 ? 16 : 32;

    /// <summary>Floats of memory that computing it takes.</summary>
    internal int Scratch => (Keys * (Stride + ValueStride)) + (KeyStride * Size) + (Block * (KeyStride + ValueStride));

    private static int Padded(int n) => RoundUp(n, Width(n));

    private static int RoundUp(int n, int multiple) => (n + multiple - 1) / multiple * multiple;
}
