using System.Runtime.CompilerServices;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <content>
/// Rows that are no multiple of 8: each tile of 7 takes one less, so the 49 pixels of a last image are seven of them, where six of 8 and a half one
/// compute three rows in vain. Those of 8 before them have asked for what is needed next.
/// </content>
internal static unsafe partial class Tile512
{
    /// <summary>7 rows x 32 columns: 14 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Seven<TSteps, TEpilogue>(int first, int end, in TilePart part, TEpilogue epilogue)
        where TSteps : struct, ITileSteps
        where TEpilogue : struct, ITileEpilogue
    {
        byte* ahead = part.Ahead; Step* steps = part.Steps, last = steps + part.Count;
        nint stepA = TSteps.StepA(part), stepB = TSteps.StepB(part, WideRow), length = part.Count * stepA;
        nint advance = first > 0 ? 0 : ((7 * WideRow) + end - 1) / end;
        for (int row = first; row < end; row += 7)
        {
            AskRows(part, row + 7, end);
            float* bias = part.Bias; V start0 = bias == null ? V.Zero : *(V*)bias, start1 = bias == null ? V.Zero : *(V*)(bias + 16);
            V c00 = start0, c01 = start1, c10 = start0, c11 = start1, c20 = start0, c21 = start1, c30 = start0, c31 = start1;
            V c40 = start0, c41 = start1, c50 = start0, c51 = start1, c60 = start0, c61 = start1;
            if (part.Accumulate)
            {
                byte* c = part.C; nint* rowsC = part.RowsC + row;
                c00 = *(V*)(c + rowsC[0]); c01 = *(V*)(c + rowsC[0] + 64); c10 = *(V*)(c + rowsC[1]); c11 = *(V*)(c + rowsC[1] + 64);
                c20 = *(V*)(c + rowsC[2]); c21 = *(V*)(c + rowsC[2] + 64); c30 = *(V*)(c + rowsC[3]); c31 = *(V*)(c + rowsC[3] + 64);
                c40 = *(V*)(c + rowsC[4]); c41 = *(V*)(c + rowsC[4] + 64); c50 = *(V*)(c + rowsC[5]); c51 = *(V*)(c + rowsC[5] + 64);
                c60 = *(V*)(c + rowsC[6]); c61 = *(V*)(c + rowsC[6] + 64);
                if (bias != null)
                {
                    c00 += start0; c01 += start1; c10 += start0; c11 += start1; c20 += start0; c21 += start1; c30 += start0; c31 += start1;
                    c40 += start0; c41 += start1; c50 += start0; c51 += start1; c60 += start0; c61 += start1;
                }
            }

            byte* a = part.A + length; nint* rowsA = part.RowsA + row; byte* q = part.B; Step* step = steps; nint k = -length;
            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5], p6 = a + rowsA[6];
            do
            {
                k = TSteps.AreListed ? step->A : k; q += TSteps.AreListed ? step->B : 0; step += TSteps.AreListed ? 1 : 0;
                V b0 = *(V*)q, b1 = *(V*)(q + 64);
                ahead = TSteps.AreRows ? Ask(ahead, advance) : ahead;
                AskNear<TSteps>(q);
                V a0 = Op.Create(*(float*)(p0 + k)); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
                V a1 = Op.Create(*(float*)(p1 + k)); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
                V a2 = Op.Create(*(float*)(p2 + k)); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
                V a3 = Op.Create(*(float*)(p3 + k)); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
                V a4 = Op.Create(*(float*)(p4 + k)); c40 = Op.FusedMultiplyAdd(a4, b0, c40); c41 = Op.FusedMultiplyAdd(a4, b1, c41);
                V a5 = Op.Create(*(float*)(p5 + k)); c50 = Op.FusedMultiplyAdd(a5, b0, c50); c51 = Op.FusedMultiplyAdd(a5, b1, c51);
                V a6 = Op.Create(*(float*)(p6 + k)); c60 = Op.FusedMultiplyAdd(a6, b0, c60); c61 = Op.FusedMultiplyAdd(a6, b1, c61);
                k += stepA; q += stepB;
            }
            while (TSteps.AreListed ? step < last : k != 0);

            byte* to = part.C; nint* rows = part.RowsC + row;
            Store(to + rows[0], c00, c01, epilogue); Store(to + rows[1], c10, c11, epilogue); Store(to + rows[2], c20, c21, epilogue);
            Store(to + rows[3], c30, c31, epilogue); Store(to + rows[4], c40, c41, epilogue); Store(to + rows[5], c50, c51, epilogue);
            Store(to + rows[6], c60, c61, epilogue);
            ClearDead(part, row, 7, 32);
        }
    }
}
