using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 128- and 256-bit vectors: 6 rows against 2 vectors of a panel, which
/// with two of <c>b</c> and one of <c>a</c> makes 15 of the 16 registers.
/// </summary>
internal static unsafe class TileNarrow
{
    /// <summary>Rows of a tile; the last rows may use lower ones.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile.</summary>
    public static int Columns => 2 * V.Count;

    /// <summary>6 rows x 2 vectors: 12 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Full<TSteps, TEpilogue>(int tiles, int column, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* b = part.B + (column * sizeof(float)), c = part.C + (column * sizeof(float));
        nint* rowsA = part.RowsA, rowsC = part.RowsC;
        Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, part.StepB), length = part.Count * stepA;

        // The slice of a panel that comes first asks for all of them.
        nint advance = TSteps.AreCopied ? TilePart.BytesAsked : column > 0 ? 0 : (stepB + tiles - 1) / tiles;
        byte* a = part.A + length, ahead = b + (part.Count * stepB);
        float* bias = part.Bias == null ? null : part.Bias + column;
        bool accumulate = part.Accumulate;
        V live0 = Live(part.Live - column), live1 = Live(part.Live - column - V.Count);
        for (int tile = 0; tile < tiles; tile++, rowsA += 6, rowsC += 6)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias, start1 = bias == null ? V.Zero : *(V*)(bias + V.Count);
            V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
            V c40 = start0, c41 = start1, c50 = start0, c51 = start1;
            if (accumulate)
            {
                c00 += *(V*)(c + rowsC[0]); c01 += *(V*)(c + rowsC[0] + sizeof(V));
                c10 += *(V*)(c + rowsC[1]); c11 += *(V*)(c + rowsC[1] + sizeof(V));
                c20 += *(V*)(c + rowsC[2]); c21 += *(V*)(c + rowsC[2] + sizeof(V));
                c30 += *(V*)(c + rowsC[3]); c31 += *(V*)(c + rowsC[3] + sizeof(V));
                c40 += *(V*)(c + rowsC[4]); c41 += *(V*)(c + rowsC[4] + sizeof(V));
                c50 += *(V*)(c + rowsC[5]); c51 += *(V*)(c + rowsC[5] + sizeof(V));
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5];
            ahead = TSteps.AreCopied && column == 0 ? part.AskForSource(tile, Rows) : ahead;
            byte* q = b;
            Step* step = steps;
            nint k = -length;
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q, b1 = *(V*)(q + sizeof(V));
                ahead = TSteps.AreRows || (TSteps.AreCopied && !TSteps.AreListed) ? Ask(ahead, advance) : ahead;
                V a0 = new(*(float*)(p0 + k)); c00 = Op.MultiplyAddEstimate(a0, b0, c00); c01 = Op.MultiplyAddEstimate(a0, b1, c01);
                V a1 = new(*(float*)(p1 + k)); c10 = Op.MultiplyAddEstimate(a1, b0, c10); c11 = Op.MultiplyAddEstimate(a1, b1, c11);
                V a2 = new(*(float*)(p2 + k)); c20 = Op.MultiplyAddEstimate(a2, b0, c20); c21 = Op.MultiplyAddEstimate(a2, b1, c21);
                V a3 = new(*(float*)(p3 + k)); c30 = Op.MultiplyAddEstimate(a3, b0, c30); c31 = Op.MultiplyAddEstimate(a3, b1, c31);
                V a4 = new(*(float*)(p4 + k)); c40 = Op.MultiplyAddEstimate(a4, b0, c40); c41 = Op.MultiplyAddEstimate(a4, b1, c41);
                V a5 = new(*(float*)(p5 + k)); c50 = Op.MultiplyAddEstimate(a5, b0, c50); c51 = Op.MultiplyAddEstimate(a5, b1, c51);
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < end : k != 0);

            V* t0 = (V*)(c + rowsC[0]); t0[0] = epilogue.Apply(c00) & live0; t0[1] = epilogue.Apply(c01) & live1;
            V* t1 = (V*)(c + rowsC[1]); t1[0] = epilogue.Apply(c10) & live0; t1[1] = epilogue.Apply(c11) & live1;
            V* t2 = (V*)(c + rowsC[2]); t2[0] = epilogue.Apply(c20) & live0; t2[1] = epilogue.Apply(c21) & live1;
            V* t3 = (V*)(c + rowsC[3]); t3[0] = epilogue.Apply(c30) & live0; t3[1] = epilogue.Apply(c31) & live1;
            V* t4 = (V*)(c + rowsC[4]); t4[0] = epilogue.Apply(c40) & live0; t4[1] = epilogue.Apply(c41) & live1;
            V* t5 = (V*)(c + rowsC[5]); t5[0] = epilogue.Apply(c50) & live0; t5[1] = epilogue.Apply(c51) & live1;
        }
    }

    /// <summary>4 rows x 2 vectors, for the last rows: 8 accumulators, as many as hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Four<TSteps, TEpilogue>(int tiles, int first, int column, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* b = part.B + (column * sizeof(float)), c = part.C + (column * sizeof(float));
        nint* rowsA = part.RowsA + first, rowsC = part.RowsC + first;
        Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, part.StepB), length = part.Count * stepA;
        byte* a = part.A + length;
        float* bias = part.Bias == null ? null : part.Bias + column;
        bool accumulate = part.Accumulate;
        V live0 = Live(part.Live - column), live1 = Live(part.Live - column - V.Count);
        for (; tiles > 0; tiles--, rowsA += 4, rowsC += 4)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias, start1 = bias == null ? V.Zero : *(V*)(bias + V.Count);
            V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
            if (accumulate)
            {
                c00 += *(V*)(c + rowsC[0]); c01 += *(V*)(c + rowsC[0] + sizeof(V));
                c10 += *(V*)(c + rowsC[1]); c11 += *(V*)(c + rowsC[1] + sizeof(V));
                c20 += *(V*)(c + rowsC[2]); c21 += *(V*)(c + rowsC[2] + sizeof(V));
                c30 += *(V*)(c + rowsC[3]); c31 += *(V*)(c + rowsC[3] + sizeof(V));
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* q = b;
            Step* step = steps;
            nint k = -length;
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q, b1 = *(V*)(q + sizeof(V));
                V a0 = new(*(float*)(p0 + k)); c00 = Op.MultiplyAddEstimate(a0, b0, c00); c01 = Op.MultiplyAddEstimate(a0, b1, c01);
                V a1 = new(*(float*)(p1 + k)); c10 = Op.MultiplyAddEstimate(a1, b0, c10); c11 = Op.MultiplyAddEstimate(a1, b1, c11);
                V a2 = new(*(float*)(p2 + k)); c20 = Op.MultiplyAddEstimate(a2, b0, c20); c21 = Op.MultiplyAddEstimate(a2, b1, c21);
                V a3 = new(*(float*)(p3 + k)); c30 = Op.MultiplyAddEstimate(a3, b0, c30); c31 = Op.MultiplyAddEstimate(a3, b1, c31);
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < end : k != 0);

            V* t0 = (V*)(c + rowsC[0]); t0[0] = epilogue.Apply(c00) & live0; t0[1] = epilogue.Apply(c01) & live1;
            V* t1 = (V*)(c + rowsC[1]); t1[0] = epilogue.Apply(c10) & live0; t1[1] = epilogue.Apply(c11) & live1;
            V* t2 = (V*)(c + rowsC[2]); t2[0] = epilogue.Apply(c20) & live0; t2[1] = epilogue.Apply(c21) & live1;
            V* t3 = (V*)(c + rowsC[3]); t3[0] = epilogue.Apply(c30) & live0; t3[1] = epilogue.Apply(c31) & live1;
        }
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

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
