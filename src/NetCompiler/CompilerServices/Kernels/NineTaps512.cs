using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Op = System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// <see cref="NineTaps"/> in 512-bit vectors. All nine rows fit into registers, beside two vectors of columns: there they stay while the whole batch
/// passes by.
/// </summary>
internal static unsafe class NineTaps512
{
    /// <summary>32 columns: 18 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Wide(float* a, nint line, nint tap, in Depth depth, float* b, float* c, int columns)
    {
        V c00 = V.Zero, c01 = V.Zero, c10 = V.Zero, c11 = V.Zero, c20 = V.Zero, c21 = V.Zero, c30 = V.Zero, c31 = V.Zero, c40 = V.Zero, c41 = V.Zero;
        V c50 = V.Zero, c51 = V.Zero, c60 = V.Zero, c61 = V.Zero, c70 = V.Zero, c71 = V.Zero, c80 = V.Zero, c81 = V.Zero;
        nint stepA = depth.InnerA, stepB = depth.InnerB;
        for (int sample = 0; sample < depth.Outer; sample++)
        {
            for (int y = 0; y < depth.Middle; y++)
            {
                float* p0 = a + (sample * (nint)depth.OuterA) + (y * (nint)depth.MiddleA), p1 = p0 + line, p2 = p1 + line;
                float* q = b + (sample * (nint)depth.OuterB) + (y * (nint)depth.MiddleB);
                for (int x = depth.Inner; x > 0; x--)
                {
                    V b0 = *(V*)q, b1 = *(V*)(q + 16);
                    V a0 = Op.Create(*p0); c00 = Op.FusedMultiplyAdd(a0, b0, c00); c01 = Op.FusedMultiplyAdd(a0, b1, c01);
                    V a1 = Op.Create(p0[tap]); c10 = Op.FusedMultiplyAdd(a1, b0, c10); c11 = Op.FusedMultiplyAdd(a1, b1, c11);
                    V a2 = Op.Create(p0[2 * tap]); c20 = Op.FusedMultiplyAdd(a2, b0, c20); c21 = Op.FusedMultiplyAdd(a2, b1, c21);
                    V a3 = Op.Create(*p1); c30 = Op.FusedMultiplyAdd(a3, b0, c30); c31 = Op.FusedMultiplyAdd(a3, b1, c31);
                    V a4 = Op.Create(p1[tap]); c40 = Op.FusedMultiplyAdd(a4, b0, c40); c41 = Op.FusedMultiplyAdd(a4, b1, c41);
                    V a5 = Op.Create(p1[2 * tap]); c50 = Op.FusedMultiplyAdd(a5, b0, c50); c51 = Op.FusedMultiplyAdd(a5, b1, c51);
                    V a6 = Op.Create(*p2); c60 = Op.FusedMultiplyAdd(a6, b0, c60); c61 = Op.FusedMultiplyAdd(a6, b1, c61);
                    V a7 = Op.Create(p2[tap]); c70 = Op.FusedMultiplyAdd(a7, b0, c70); c71 = Op.FusedMultiplyAdd(a7, b1, c71);
                    V a8 = Op.Create(p2[2 * tap]); c80 = Op.FusedMultiplyAdd(a8, b0, c80); c81 = Op.FusedMultiplyAdd(a8, b1, c81);
                    p0 += stepA; p1 += stepA; p2 += stepA; q += stepB;
                }
            }
        }

        V live0 = Live(columns), live1 = Live(columns - 16);
        V* t = (V*)c;
        t[0] = c00 & live0; t[1] = c01 & live1; t[2] = c10 & live0; t[3] = c11 & live1; t[4] = c20 & live0; t[5] = c21 & live1;
        t[6] = c30 & live0; t[7] = c31 & live1; t[8] = c40 & live0; t[9] = c41 & live1; t[10] = c50 & live0; t[11] = c51 & live1;
        t[12] = c60 & live0; t[13] = c61 & live1; t[14] = c70 & live0; t[15] = c71 & live1; t[16] = c80 & live0; t[17] = c81 & live1;
    }

    /// <summary>16 columns: 9 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Slim(float* a, nint line, nint tap, in Depth depth, float* b, float* c, int columns)
    {
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero, c4 = V.Zero, c5 = V.Zero, c6 = V.Zero, c7 = V.Zero, c8 = V.Zero;
        nint stepA = depth.InnerA, stepB = depth.InnerB;
        for (int sample = 0; sample < depth.Outer; sample++)
        {
            for (int y = 0; y < depth.Middle; y++)
            {
                float* p0 = a + (sample * (nint)depth.OuterA) + (y * (nint)depth.MiddleA), p1 = p0 + line, p2 = p1 + line;
                float* q = b + (sample * (nint)depth.OuterB) + (y * (nint)depth.MiddleB);
                for (int x = depth.Inner; x > 0; x--)
                {
                    V b0 = *(V*)q;
                    c0 = Op.FusedMultiplyAdd(Op.Create(*p0), b0, c0);
                    c1 = Op.FusedMultiplyAdd(Op.Create(p0[tap]), b0, c1);
                    c2 = Op.FusedMultiplyAdd(Op.Create(p0[2 * tap]), b0, c2);
                    c3 = Op.FusedMultiplyAdd(Op.Create(*p1), b0, c3);
                    c4 = Op.FusedMultiplyAdd(Op.Create(p1[tap]), b0, c4);
                    c5 = Op.FusedMultiplyAdd(Op.Create(p1[2 * tap]), b0, c5);
                    c6 = Op.FusedMultiplyAdd(Op.Create(*p2), b0, c6);
                    c7 = Op.FusedMultiplyAdd(Op.Create(p2[tap]), b0, c7);
                    c8 = Op.FusedMultiplyAdd(Op.Create(p2[2 * tap]), b0, c8);
                    p0 += stepA; p1 += stepA; p2 += stepA; q += stepB;
                }
            }
        }

        V live0 = Live(columns);
        V* t = (V*)c;
        t[0] = c0 & live0; t[1] = c1 & live0; t[2] = c2 & live0; t[3] = c3 & live0; t[4] = c4 & live0;
        t[5] = c5 & live0; t[6] = c6 & live0; t[7] = c7 & live0; t[8] = c8 & live0;
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.LessThan(Vector512<int>.Indices, Op.Create(lanes)).AsSingle();
}
