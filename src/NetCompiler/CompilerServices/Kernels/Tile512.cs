using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 512-bit vectors. The rows of <c>a</c> are pointers in registers, so
/// they may lie anywhere in memory; offsets are in bytes. Lanes from <c>live</c> on are cleared after they were stored. What is needed only between
/// the loops is read from the part again, so that all that the loop needs finds a register.
/// </summary>
internal static unsafe partial class Tile512
{
    /// <summary>Rows of a tile; what remains may use the half tiles.</summary>
    public const int Rows = 8;

    // Bytes of a row of a panel of 32 columns, and of 16.
    private const int WideRow = 128, SlimRow = 64;

    /// <summary>8 rows x 32 columns: 16 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide<TSteps, TEpilogue>(int tiles, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* ahead = part.Ahead; Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, WideRow), length = part.Count * stepA;
        nint advance = TSteps.AreCopied ? TilePart.BytesAsked : (WideRow + tiles - 1) / tiles;
        for (int row = 0; row < 8 * tiles; row += 8)
        {
            AskRows(part, row + 8, 8 * tiles);
            float* bias = part.Bias; V start0 = bias == null ? V.Zero : *(V*)bias, start1 = bias == null ? V.Zero : *(V*)(bias + 16);
            V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
            V c40 = start0, c41 = start1, c50 = start0, c51 = start1, c60 = start0, c61 = start1, c70 = start0, c71 = start1;
            if (part.Accumulate)
            {
                byte* c = part.C; nint* rowsC = part.RowsC + row;
                c00 = *(V*)(c + rowsC[0]); c01 = *(V*)(c + rowsC[0] + 64); c10 = *(V*)(c + rowsC[1]); c11 = *(V*)(c + rowsC[1] + 64);
                c20 = *(V*)(c + rowsC[2]); c21 = *(V*)(c + rowsC[2] + 64); c30 = *(V*)(c + rowsC[3]); c31 = *(V*)(c + rowsC[3] + 64);
                c40 = *(V*)(c + rowsC[4]); c41 = *(V*)(c + rowsC[4] + 64); c50 = *(V*)(c + rowsC[5]); c51 = *(V*)(c + rowsC[5] + 64);
                c60 = *(V*)(c + rowsC[6]); c61 = *(V*)(c + rowsC[6] + 64); c70 = *(V*)(c + rowsC[7]); c71 = *(V*)(c + rowsC[7] + 64);
                if (bias != null)
                {
                    c00 += start0; c01 += start1; c10 += start0; c11 += start1; c20 += start0; c21 += start1; c30 += start0; c31 += start1;
                    c40 += start0; c41 += start1; c50 += start0; c51 += start1; c60 += start0; c61 += start1; c70 += start0; c71 += start1;
                }
            }

            ahead = TSteps.AreCopied ? part.AskForSource(row / 8, row + 8) : ahead;
            byte* a = part.A + length; nint* rowsA = part.RowsA + row; byte* q = part.B; Step* step = steps; nint k = -length;
            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5], p6 = a + rowsA[6], p7 = a + rowsA[7];
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q, b1 = *(V*)(q + 64);
                ahead = TSteps.AreRows || (TSteps.AreCopied && !TSteps.AreListed) ? Ask(ahead, advance) : ahead;
                AskNear<TSteps>(q);
                V a0 = Op.Create(*(float*)(p0 + k)); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
                V a1 = Op.Create(*(float*)(p1 + k)); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
                V a2 = Op.Create(*(float*)(p2 + k)); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
                V a3 = Op.Create(*(float*)(p3 + k)); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
                V a4 = Op.Create(*(float*)(p4 + k)); c40 = Op.FusedMultiplyAdd(a4, b0, c40); c41 = Op.FusedMultiplyAdd(a4, b1, c41);
                V a5 = Op.Create(*(float*)(p5 + k)); c50 = Op.FusedMultiplyAdd(a5, b0, c50); c51 = Op.FusedMultiplyAdd(a5, b1, c51);
                V a6 = Op.Create(*(float*)(p6 + k)); c60 = Op.FusedMultiplyAdd(a6, b0, c60); c61 = Op.FusedMultiplyAdd(a6, b1, c61);
                V a7 = Op.Create(*(float*)(p7 + k)); c70 = Op.FusedMultiplyAdd(a7, b0, c70); c71 = Op.FusedMultiplyAdd(a7, b1, c71);
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < end : k != 0);

            Store(part, row, epilogue, c00, c01, c10, c11, c20, c21, c30, c31, c40, c41, c50, c51, c60, c61, c70, c71);
            ClearDead(part, row, 8, 32);
        }
    }

    /// <summary>8 rows x 16 columns: 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Slim<TSteps, TEpilogue>(int tiles, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* ahead = part.Ahead; Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, SlimRow), length = part.Count * stepA, advance = (SlimRow + tiles - 1) / tiles;
        for (int row = 0; row < 8 * tiles; row += 8)
        {
            float* bias = part.Bias; V start0 = bias == null ? V.Zero : *(V*)bias;
            V c0 = start0, c1 = start0, c2 = start0, c3 = start0, c4 = start0, c5 = start0, c6 = start0, c7 = start0;
            if (part.Accumulate)
            {
                byte* c = part.C; nint* rowsC = part.RowsC + row;
                c0 = *(V*)(c + rowsC[0]); c1 = *(V*)(c + rowsC[1]); c2 = *(V*)(c + rowsC[2]); c3 = *(V*)(c + rowsC[3]);
                c4 = *(V*)(c + rowsC[4]); c5 = *(V*)(c + rowsC[5]); c6 = *(V*)(c + rowsC[6]); c7 = *(V*)(c + rowsC[7]);
                if (bias != null)
                {
                    c0 += start0; c1 += start0; c2 += start0; c3 += start0; c4 += start0; c5 += start0; c6 += start0; c7 += start0;
                }
            }

            byte* a = part.A + length; nint* rowsA = part.RowsA + row; byte* q = part.B; Step* step = steps; nint k = -length;
            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5], p6 = a + rowsA[6], p7 = a + rowsA[7];
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q;
                ahead = TSteps.AreRows ? Ask(ahead, advance) : ahead;
                V a0 = Op.Create(*(float*)(p0 + k)); c0 = Op.FusedMultiplyAdd(a0, b0, c0);
                V a1 = Op.Create(*(float*)(p1 + k)); c1 = Op.FusedMultiplyAdd(a1, b0, c1);
                V a2 = Op.Create(*(float*)(p2 + k)); c2 = Op.FusedMultiplyAdd(a2, b0, c2);
                V a3 = Op.Create(*(float*)(p3 + k)); c3 = Op.FusedMultiplyAdd(a3, b0, c3);
                V a4 = Op.Create(*(float*)(p4 + k)); c4 = Op.FusedMultiplyAdd(a4, b0, c4);
                V a5 = Op.Create(*(float*)(p5 + k)); c5 = Op.FusedMultiplyAdd(a5, b0, c5);
                V a6 = Op.Create(*(float*)(p6 + k)); c6 = Op.FusedMultiplyAdd(a6, b0, c6);
                V a7 = Op.Create(*(float*)(p7 + k)); c7 = Op.FusedMultiplyAdd(a7, b0, c7);
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < end : k != 0);

            byte* to = part.C; nint* rows = part.RowsC + row;
            V* t0 = (V*)(to + rows[0]); t0[0] = epilogue.Apply(c0);
            V* t1 = (V*)(to + rows[1]); t1[0] = epilogue.Apply(c1);
            V* t2 = (V*)(to + rows[2]); t2[0] = epilogue.Apply(c2);
            V* t3 = (V*)(to + rows[3]); t3[0] = epilogue.Apply(c3);
            V* t4 = (V*)(to + rows[4]); t4[0] = epilogue.Apply(c4);
            V* t5 = (V*)(to + rows[5]); t5[0] = epilogue.Apply(c5);
            V* t6 = (V*)(to + rows[6]); t6[0] = epilogue.Apply(c6);
            V* t7 = (V*)(to + rows[7]); t7[0] = epilogue.Apply(c7);
            ClearDead(part, row, 8, 16);
        }
    }

    /// <summary>4 rows x 32 columns, for the last rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void HalfWide<TSteps, TEpilogue>(int first, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* c = part.C;
        nint* rowsA = part.RowsA + first, rowsC = part.RowsC + first;
        Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, WideRow), length = part.Count * stepA;
        float* bias = part.Bias;
        bool accumulate = part.Accumulate;
        V start0 = bias == null ? V.Zero : *(V*)bias, start1 = bias == null ? V.Zero : *(V*)(bias + 16);
        V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
        if (accumulate)
        {
            c00 = *(V*)(c + rowsC[0]); c01 = *(V*)(c + rowsC[0] + 64); c10 = *(V*)(c + rowsC[1]); c11 = *(V*)(c + rowsC[1] + 64);
            c20 = *(V*)(c + rowsC[2]); c21 = *(V*)(c + rowsC[2] + 64); c30 = *(V*)(c + rowsC[3]); c31 = *(V*)(c + rowsC[3] + 64);
            if (bias != null)
            {
                c00 += start0; c01 += start1; c10 += start0; c11 += start1; c20 += start0; c21 += start1; c30 += start0; c31 += start1;
            }
        }

        byte* a = part.A + length, p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
        byte* q = part.B;
        Step* step = steps;
        nint k = -length;
        do
        {
            k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
            V b0 = *(V*)q, b1 = *(V*)(q + 64);
            V a0 = Op.Create(*(float*)(p0 + k)); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
            V a1 = Op.Create(*(float*)(p1 + k)); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
            V a2 = Op.Create(*(float*)(p2 + k)); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
            V a3 = Op.Create(*(float*)(p3 + k)); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
            k += stepA; q += stepB;
        }
        while (TSteps.AreListed ? step < end : k != 0);

        Store(c + rowsC[0], c00, c01, epilogue); Store(c + rowsC[1], c10, c11, epilogue);
        Store(c + rowsC[2], c20, c21, epilogue); Store(c + rowsC[3], c30, c31, epilogue);
        ClearDead(part, first, 4, 32);
    }

    /// <summary>4 rows x 16 columns, for the last rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void HalfSlim<TSteps, TEpilogue>(int first, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* c = part.C;
        nint* rowsA = part.RowsA + first, rowsC = part.RowsC + first;
        Step* steps = part.Steps, end = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, SlimRow), length = part.Count * stepA;
        float* bias = part.Bias;
        bool accumulate = part.Accumulate;
        V start0 = bias == null ? V.Zero : *(V*)bias;
        V c0 = start0, c1 = start0, c2 = start0, c3 = start0;
        if (accumulate)
        {
            c0 = *(V*)(c + rowsC[0]); c1 = *(V*)(c + rowsC[1]); c2 = *(V*)(c + rowsC[2]); c3 = *(V*)(c + rowsC[3]);
            if (bias != null)
            {
                c0 += start0; c1 += start0; c2 += start0; c3 += start0;
            }
        }

        byte* a = part.A + length, p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
        byte* q = part.B;
        Step* step = steps;
        nint k = -length;
        do
        {
            k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
            V b0 = *(V*)q;
            V a0 = Op.Create(*(float*)(p0 + k)); c0 = Op.FusedMultiplyAdd(a0, b0, c0);
            V a1 = Op.Create(*(float*)(p1 + k)); c1 = Op.FusedMultiplyAdd(a1, b0, c1);
            V a2 = Op.Create(*(float*)(p2 + k)); c2 = Op.FusedMultiplyAdd(a2, b0, c2);
            V a3 = Op.Create(*(float*)(p3 + k)); c3 = Op.FusedMultiplyAdd(a3, b0, c3);
            k += stepA; q += stepB;
        }
        while (TSteps.AreListed ? step < end : k != 0);

        V* t0 = (V*)(c + rowsC[0]); t0[0] = epilogue.Apply(c0);
        V* t1 = (V*)(c + rowsC[1]); t1[0] = epilogue.Apply(c1);
        V* t2 = (V*)(c + rowsC[2]); t2[0] = epilogue.Apply(c2);
        V* t3 = (V*)(c + rowsC[3]); t3[0] = epilogue.Apply(c3);
        ClearDead(part, first, 4, 16);
    }

    // Asks for a cache line; gives the next address to ask for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Ask(byte* ahead, nint advance)
    {
        Sse.Prefetch1(ahead);
        return ahead + advance;
    }

    // Asks for a row of the panel four steps ahead, which is in the second-level cache already.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AskNear<TSteps>(byte* panel)
        where TSteps : struct, ITileSteps
    {
        if (TSteps.AreRows)
        {
            Sse.Prefetch0(panel + (4 * WideRow));
            Sse.Prefetch0(panel + (4 * WideRow) + 64);
        }
    }

    // Asks for eight rows that are added to, and may be far, unless they are behind the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AskRows(in TilePart part, int row, int end)
    {
        if (!part.AddsFar || row >= end)
        {
            return;
        }

        byte* c = part.C; nint* rowsC = part.RowsC + row;
        Sse.Prefetch0(c + rowsC[0]); Sse.Prefetch0(c + rowsC[0] + 64); Sse.Prefetch0(c + rowsC[1]); Sse.Prefetch0(c + rowsC[1] + 64);
        Sse.Prefetch0(c + rowsC[2]); Sse.Prefetch0(c + rowsC[2] + 64); Sse.Prefetch0(c + rowsC[3]); Sse.Prefetch0(c + rowsC[3] + 64);
        Sse.Prefetch0(c + rowsC[4]); Sse.Prefetch0(c + rowsC[4] + 64); Sse.Prefetch0(c + rowsC[5]); Sse.Prefetch0(c + rowsC[5] + 64);
        Sse.Prefetch0(c + rowsC[6]); Sse.Prefetch0(c + rowsC[6] + 64); Sse.Prefetch0(c + rowsC[7]); Sse.Prefetch0(c + rowsC[7] + 64);
    }

    // A tile, stored or subtracted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TEpilogue>(
        in TilePart part, int row, TEpilogue epilogue,
        V c00, V c01, V c10, V c11, V c20, V c21, V c30, V c31, V c40, V c41, V c50, V c51, V c60, V c61, V c70, V c71)
        where TEpilogue : struct, ITileEpilogue
    {
        byte* to = part.C; nint* rows = part.RowsC + row;
        if (part.Rate == 0)
        {
            Store(to + rows[0], c00, c01, epilogue); Store(to + rows[1], c10, c11, epilogue); Store(to + rows[2], c20, c21, epilogue);
            Store(to + rows[3], c30, c31, epilogue); Store(to + rows[4], c40, c41, epilogue); Store(to + rows[5], c50, c51, epilogue);
            Store(to + rows[6], c60, c61, epilogue); Store(to + rows[7], c70, c71, epilogue);
            return;
        }

        V rate = Op.Create(part.Rate);
        Descend(to + rows[0], rate, c00, c01); Descend(to + rows[1], rate, c10, c11); Descend(to + rows[2], rate, c20, c21);
        Descend(to + rows[3], rate, c30, c31); Descend(to + rows[4], rate, c40, c41); Descend(to + rows[5], rate, c50, c51);
        Descend(to + rows[6], rate, c60, c61); Descend(to + rows[7], rate, c70, c71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TEpilogue>(byte* to, V first, V second, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        ((V*)to)[0] = epilogue.Apply(first);
        ((V*)to)[1] = epilogue.Apply(second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Descend(byte* weights, V rate, V first, V second)
    {
        ((V*)weights)[0] -= rate * first;
        ((V*)weights)[1] -= rate * second;
    }

    // The lanes of rows of the result that carry none become zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClearDead(in TilePart part, int row, int rows, int width)
    {
        if (part.Live < width)
        {
            ClearDead(part.C, part.RowsC + row, rows, part.Live, width);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void ClearDead(byte* c, nint* rowsC, int rows, int live, int width)
    {
        int vector = live / 16 * 16;
        V mask = Op.LessThan(Vector512<int>.Indices, Op.Create(live - vector)).AsSingle();
        for (int i = 0; i < rows; i++)
        {
            V* to = (V*)(c + rowsC[i] + (vector * sizeof(float)));
            to[0] &= mask;
            if (vector + 16 < width)
            {
                to[1] = V.Zero;
            }
        }
    }
}
