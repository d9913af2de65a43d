using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 128- and 256-bit vectors, which have 16 registers. Two multiply-adds begin in each cycle, and take
/// four: tiles of 10 to 12 accumulators keep both busy, those of 8 only if nothing else waits.
/// </summary>
internal static unsafe class TileNarrow
{
    /// <summary>Rows of the largest tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile of many rows.</summary>
    public static int Columns => 2 * V.Count;

    /// <summary>Columns of a tile of three rows.</summary>
    public static int WideColumns => 4 * V.Count;

    /// <summary>6, 5 or 4 rows x 2 vectors: with two vectors of <c>b</c> and one of <c>a</c> these are 15, 13 or 11 registers.</summary>
    /// <param name="tiles">Tiles below each other.</param>
    /// <param name="first">Their first row.</param>
    /// <param name="column">Their first column in the panel.</param>
    /// <param name="part">What is computed.</param>
    /// <param name="ahead">Where asking for the next part of the panel begins.</param>
    /// <param name="advance">Bytes that each step asks for.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <returns>Where asking goes on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static byte* Tall<TRows, TSteps, TEpilogue>(
        int tiles, int first, int column, in TilePart part, byte* ahead, nint advance, TEpilogue epilogue)
        where TRows : struct, ITileRows
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        int end = first + (tiles * TRows.Count);
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, part.StepB), length = part.Count * stepA;
        byte* a = part.A + length;
        V live0 = Live(part.Live - column), live1 = Live(part.Live - column - V.Count);
        for (int row = first; row < end; row += TRows.Count)
        {
            V* bias = (V*)(part.Bias + column);
            V start0 = part.Bias == null ? V.Zero : bias[0], start1 = part.Bias == null ? V.Zero : bias[1];
            V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
            V c40 = start0, c41 = start1, c50 = start0, c51 = start1;
            if (part.Accumulate)
            {
                byte* c = part.C + (column * sizeof(float)); nint* rowsC = part.RowsC + row;
                c00 += *(V*)(c + rowsC[0]); c01 += *(V*)(c + rowsC[0] + sizeof(V));
                c10 += *(V*)(c + rowsC[1]); c11 += *(V*)(c + rowsC[1] + sizeof(V));
                c20 += *(V*)(c + rowsC[2]); c21 += *(V*)(c + rowsC[2] + sizeof(V));
                c30 += *(V*)(c + rowsC[3]); c31 += *(V*)(c + rowsC[3] + sizeof(V));
                if (TRows.Count > 4) { c40 += *(V*)(c + rowsC[4]); c41 += *(V*)(c + rowsC[4] + sizeof(V)); }
                if (TRows.Count > 5) { c50 += *(V*)(c + rowsC[5]); c51 += *(V*)(c + rowsC[5] + sizeof(V)); }
            }

            ahead = TSteps.AreCopied && column == 0 ? part.AskForSource(row / Rows, row + TRows.Count) : ahead;
            nint k = -length; nint* rowsA = part.RowsA + row;
            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = TRows.Count > 4 ? a + rowsA[4] : null, p5 = TRows.Count > 5 ? a + rowsA[5] : null, q = part.B + (column * sizeof(float));
            Step* step = part.Steps, endOfSteps = step + part.Count;
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q, b1 = *(V*)(q + sizeof(V));
                ahead = TSteps.AreRows ? AskPair(ahead, advance) : TSteps.AreCopied && !TSteps.AreListed ? Ask(ahead, TilePart.BytesAsked) : ahead;
                V a0 = new(*(float*)(p0 + k)); c00 = Op.MultiplyAddEstimate(a0, b0, c00); c01 = Op.MultiplyAddEstimate(a0, b1, c01);
                V a1 = new(*(float*)(p1 + k)); c10 = Op.MultiplyAddEstimate(a1, b0, c10); c11 = Op.MultiplyAddEstimate(a1, b1, c11);
                V a2 = new(*(float*)(p2 + k)); c20 = Op.MultiplyAddEstimate(a2, b0, c20); c21 = Op.MultiplyAddEstimate(a2, b1, c21);
                V a3 = new(*(float*)(p3 + k)); c30 = Op.MultiplyAddEstimate(a3, b0, c30); c31 = Op.MultiplyAddEstimate(a3, b1, c31);
                if (TRows.Count > 4) { V a4 = new(*(float*)(p4 + k)); c40 = Op.MultiplyAddEstimate(a4, b0, c40); c41 = Op.MultiplyAddEstimate(a4, b1, c41); }
                if (TRows.Count > 5) { V a5 = new(*(float*)(p5 + k)); c50 = Op.MultiplyAddEstimate(a5, b0, c50); c51 = Op.MultiplyAddEstimate(a5, b1, c51); }
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < endOfSteps : k != 0);

            byte* to = part.C + (column * sizeof(float)); nint* rowsTo = part.RowsC + row;
            V* t0 = (V*)(to + rowsTo[0]); t0[0] = epilogue.Apply(c00) & live0; t0[1] = epilogue.Apply(c01) & live1;
            V* t1 = (V*)(to + rowsTo[1]); t1[0] = epilogue.Apply(c10) & live0; t1[1] = epilogue.Apply(c11) & live1;
            V* t2 = (V*)(to + rowsTo[2]); t2[0] = epilogue.Apply(c20) & live0; t2[1] = epilogue.Apply(c21) & live1;
            V* t3 = (V*)(to + rowsTo[3]); t3[0] = epilogue.Apply(c30) & live0; t3[1] = epilogue.Apply(c31) & live1;
            if (TRows.Count > 4) { V* t4 = (V*)(to + rowsTo[4]); t4[0] = epilogue.Apply(c40) & live0; t4[1] = epilogue.Apply(c41) & live1; }
            if (TRows.Count > 5) { V* t5 = (V*)(to + rowsTo[5]); t5[0] = epilogue.Apply(c50) & live0; t5[1] = epilogue.Apply(c51) & live1; }
        }

        return ahead;
    }

    /// <summary>3 rows x 4 vectors, for three rows that remain: with one vector of <c>b</c> and three of <c>a</c> these are all registers.</summary>
    /// <param name="first">First row.</param>
    /// <param name="column">First column in the panel.</param>
    /// <param name="part">What is computed.</param>
    /// <param name="ahead">Where asking for the next part of the panel begins.</param>
    /// <param name="advance">Bytes that each step asks for.</param>
    /// <param name="epilogue">Applied to the finished sums.</param>
    /// <returns>Where asking goes on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static byte* Wide<TSteps, TEpilogue>(int first, int column, in TilePart part, byte* ahead, nint advance, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        nint* rowsA = part.RowsA + first, rowsC = part.RowsC + first;
        Step* step = part.Steps, end = step + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, part.StepB), k = -part.Count * stepA;
        V* bias = (V*)(part.Bias == null ? null : part.Bias + column);
        V c00 = V.Zero, c01 = c00, c02 = c00, c03 = c00;
        if (bias != null) { c00 = bias[0]; c01 = bias[1]; c02 = bias[2]; c03 = bias[3]; }
        V c10 = c00, c11 = c01, c12 = c02, c13 = c03, c20 = c00, c21 = c01, c22 = c02, c23 = c03;
        byte* c = part.C + (column * sizeof(float));
        V* t0 = (V*)(c + rowsC[0]), t1 = (V*)(c + rowsC[1]), t2 = (V*)(c + rowsC[2]);
        if (part.Accumulate)
        {
            c00 += t0[0]; c01 += t0[1]; c02 += t0[2]; c03 += t0[3];
            c10 += t1[0]; c11 += t1[1]; c12 += t1[2]; c13 += t1[3];
            c20 += t2[0]; c21 += t2[1]; c22 += t2[2]; c23 += t2[3];
        }

        byte* a = part.A - k, p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], q = part.B + (column * sizeof(float));
        do
        {
            k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
            ahead = TSteps.AreRows ? AskPair(ahead, advance) : ahead;
            V a0 = new(*(float*)(p0 + k)), a1 = new(*(float*)(p1 + k)), a2 = new(*(float*)(p2 + k));
            V b0 = *(V*)q; c00 = Op.MultiplyAddEstimate(a0, b0, c00); c10 = Op.MultiplyAddEstimate(a1, b0, c10); c20 = Op.MultiplyAddEstimate(a2, b0, c20);
            V b1 = ((V*)q)[1]; c01 = Op.MultiplyAddEstimate(a0, b1, c01); c11 = Op.MultiplyAddEstimate(a1, b1, c11); c21 = Op.MultiplyAddEstimate(a2, b1, c21);
            V b2 = ((V*)q)[2]; c02 = Op.MultiplyAddEstimate(a0, b2, c02); c12 = Op.MultiplyAddEstimate(a1, b2, c12); c22 = Op.MultiplyAddEstimate(a2, b2, c22);
            V b3 = ((V*)q)[3]; c03 = Op.MultiplyAddEstimate(a0, b3, c03); c13 = Op.MultiplyAddEstimate(a1, b3, c13); c23 = Op.MultiplyAddEstimate(a2, b3, c23);
            k += stepA; q += stepB;
        }
        while (TSteps.AreListed ? step < end : k != 0);

        int live = part.Live - column;
        V live0 = Live(live), live1 = Live(live - V.Count), live2 = Live(live - (2 * V.Count)), live3 = Live(live - (3 * V.Count));
        t0[0] = epilogue.Apply(c00) & live0; t0[1] = epilogue.Apply(c01) & live1; t0[2] = epilogue.Apply(c02) & live2; t0[3] = epilogue.Apply(c03) & live3;
        t1[0] = epilogue.Apply(c10) & live0; t1[1] = epilogue.Apply(c11) & live1; t1[2] = epilogue.Apply(c12) & live2; t1[3] = epilogue.Apply(c13) & live3;
        t2[0] = epilogue.Apply(c20) & live0; t2[1] = epilogue.Apply(c21) & live1; t2[2] = epilogue.Apply(c22) & live2; t2[3] = epilogue.Apply(c23) & live3;
        return ahead;
    }

    // Asks for a cache line; gives the next address to ask for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Ask(byte* ahead, nint advance)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(ahead);
        }

        return ahead + advance;
    }

    // The same for lines in pairs: asked for the first one, second-level caches fetch both, and asking for the second one would only take a place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* AskPair(byte* ahead, nint advance)
    {
        Ask((byte*)((nint)ahead & -128), 0);
        return ahead + advance;
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
