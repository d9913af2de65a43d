using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.CompilerServices;

/// <summary>What a column of register tiles computes: rows of <c>a</c>, one panel, one part of the depth. Offsets are in bytes.</summary>
internal unsafe struct TilePart
{
    /// <summary>Of the result of the next tile, what each step within copies asks for: 64 steps ask for all of it. A constant, since the loop has no register left.</summary>
    public const int BytesAsked = 16;

    /// <summary>Row 0 of a at the part's first step.</summary>
    public byte* A;

    /// <summary>The panel at the part's first step.</summary>
    public byte* B;

    /// <summary>What is needed next, and may lie far away: where steps are rows of a panel, tiles ask for as many of these.</summary>
    public byte* Ahead;

    /// <summary>Row 0 of c at the panel's first column.</summary>
    public byte* C;

    /// <summary>Where the rows of a begin, for every row of every tile.</summary>
    public nint* RowsA;

    /// <summary>Where the rows of c begin.</summary>
    public nint* RowsC;

    /// <summary>Row 0 of what lies as c does and is asked for behind each tile within copies: c itself, or what its rows are for.</summary>
    public byte* Asked;

    /// <summary>The steps of the depth.</summary>
    public Step* Steps;

    /// <summary>Number of steps, at least one.</summary>
    public int Count;

    /// <summary>From one step to the next in a, if that is always the same, or 0.</summary>
    public nint StepA;

    /// <summary>The same in b.</summary>
    public nint StepB;

    /// <summary>Columns that carry a result; the lanes from here on are stored as zero.</summary>
    public int Live;

    /// <summary>Added to every row, or null.</summary>
    public float* Bias;

    /// <summary>Whether to add to what c holds.</summary>
    public bool Accumulate;

    /// <summary>
    /// If not 0, c is what it was less so many times the sums: what gradient descent does to weights. Only for whole tiles of 8 x 32, all of a depth and no
    /// epilogue.
    /// </summary>
    public float Rate;

    /// <summary>Whether what c holds may be far away, unlike the sums of the part before: tiles then ask for what the next one adds to.</summary>
    public bool AddsFar;

    /// <summary>What is copied next, or null.</summary>
    public byte* Source;

    /// <summary>Where its rows begin, one for every step.</summary>
    public nint* SourceRows;

    /// <summary>How many of them every tile asks for.</summary>
    public int RowsAsked;

    /// <summary>Asks for a tile's share of what is copied next, two cache lines a row; gives where what is asked for the tile behind it begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly byte* AskForSource(int tile, int behind)
    {
        int end = Sse.IsSupported ? Math.Min((tile + 1) * RowsAsked, Count) : 0;
        for (int i = tile * RowsAsked; i < end; i++)
        {
            Sse.Prefetch1(Source + SourceRows[i]);
            Sse.Prefetch1(Source + SourceRows[i] + 64);
        }

        return Asked + RowsC[behind];
    }
}
