using System.Numerics;
using System.Runtime.CompilerServices;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tile of <see cref="Contraction"/> for 128- and 256-bit vectors: 6 rows against 2 vectors of a panel, which
/// with two of <c>b</c> and one of <c>a</c> makes 15 of the 16 registers.
/// </summary>
internal static unsafe class TileNarrow
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile.</summary>
    public static int Columns => 2 * V.Count;

    /// <summary>6 rows x 2 vectors: 12 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TEpilogue>(
        float* a, nint* rowsA, in Depth depth, float* b, float* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V start0 = bias == null ? V.Zero : *(V*)bias;
        V start1 = bias == null ? V.Zero : *(V*)(bias + V.Count);
        V c00 = start0, c01 = start1;
        V c10 = start0, c11 = start1;
        V c20 = start0, c21 = start1;
        V c30 = start0, c31 = start1;
        V c40 = start0, c41 = start1;
        V c50 = start0, c51 = start1;
        if (accumulate)
        {
            c00 += *(V*)((byte*)c + rowsC[0]); c01 += *(V*)((byte*)c + rowsC[0] + (V.Count * sizeof(float)));
            c10 += *(V*)((byte*)c + rowsC[1]); c11 += *(V*)((byte*)c + rowsC[1] + (V.Count * sizeof(float)));
            c20 += *(V*)((byte*)c + rowsC[2]); c21 += *(V*)((byte*)c + rowsC[2] + (V.Count * sizeof(float)));
            c30 += *(V*)((byte*)c + rowsC[3]); c31 += *(V*)((byte*)c + rowsC[3] + (V.Count * sizeof(float)));
            c40 += *(V*)((byte*)c + rowsC[4]); c41 += *(V*)((byte*)c + rowsC[4] + (V.Count * sizeof(float)));
            c50 += *(V*)((byte*)c + rowsC[5]); c51 += *(V*)((byte*)c + rowsC[5] + (V.Count * sizeof(float)));
        }

        nint r1 = rowsA[1] - rowsA[0], r2 = rowsA[2] - rowsA[0], r3 = rowsA[3] - rowsA[0], r4 = rowsA[4] - rowsA[0], r5 = rowsA[5] - rowsA[0];
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        byte* outerA = (byte*)a + rowsA[0], outerB = (byte*)b;
        for (int outer = depth.Outer; outer > 0; outer--, outerA += (nint)depth.OuterA * sizeof(float), outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = outerA, middleB = outerB;
            for (int middle = depth.Middle; middle > 0; middle--, middleA += (nint)depth.MiddleA * sizeof(float), middleB += (nint)depth.MiddleB * sizeof(float))
            {
                byte* p = middleA, q = middleB;
                int inner = depth.Inner;
                do
                {
                    V b0 = *(V*)q, b1 = *(V*)(q + (V.Count * sizeof(float)));
                    V a0 = new(*(float*)p);
                    c00 = Vector.MultiplyAddEstimate(a0, b0, c00);
                    c01 = Vector.MultiplyAddEstimate(a0, b1, c01);
                    V a1 = new(*(float*)(p + r1));
                    c10 = Vector.MultiplyAddEstimate(a1, b0, c10);
                    c11 = Vector.MultiplyAddEstimate(a1, b1, c11);
                    V a2 = new(*(float*)(p + r2));
                    c20 = Vector.MultiplyAddEstimate(a2, b0, c20);
                    c21 = Vector.MultiplyAddEstimate(a2, b1, c21);
                    V a3 = new(*(float*)(p + r3));
                    c30 = Vector.MultiplyAddEstimate(a3, b0, c30);
                    c31 = Vector.MultiplyAddEstimate(a3, b1, c31);
                    V a4 = new(*(float*)(p + r4));
                    c40 = Vector.MultiplyAddEstimate(a4, b0, c40);
                    c41 = Vector.MultiplyAddEstimate(a4, b1, c41);
                    V a5 = new(*(float*)(p + r5));
                    c50 = Vector.MultiplyAddEstimate(a5, b0, c50);
                    c51 = Vector.MultiplyAddEstimate(a5, b1, c51);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        V mask0 = Vector.AsVectorSingle(Vector.LessThan(Vector<int>.Indices, new Vector<int>(live)));
        V mask1 = Vector.AsVectorSingle(Vector.LessThan(Vector<int>.Indices, new Vector<int>(live - V.Count)));
        byte* t0 = (byte*)c + rowsC[0];
        *(V*)t0 = epilogue.Apply(c00) & mask0;
        *(V*)(t0 + (V.Count * sizeof(float))) = epilogue.Apply(c01) & mask1;
        byte* t1 = (byte*)c + rowsC[1];
        *(V*)t1 = epilogue.Apply(c10) & mask0;
        *(V*)(t1 + (V.Count * sizeof(float))) = epilogue.Apply(c11) & mask1;
        byte* t2 = (byte*)c + rowsC[2];
        *(V*)t2 = epilogue.Apply(c20) & mask0;
        *(V*)(t2 + (V.Count * sizeof(float))) = epilogue.Apply(c21) & mask1;
        byte* t3 = (byte*)c + rowsC[3];
        *(V*)t3 = epilogue.Apply(c30) & mask0;
        *(V*)(t3 + (V.Count * sizeof(float))) = epilogue.Apply(c31) & mask1;
        byte* t4 = (byte*)c + rowsC[4];
        *(V*)t4 = epilogue.Apply(c40) & mask0;
        *(V*)(t4 + (V.Count * sizeof(float))) = epilogue.Apply(c41) & mask1;
        byte* t5 = (byte*)c + rowsC[5];
        *(V*)t5 = epilogue.Apply(c50) & mask0;
        *(V*)(t5 + (V.Count * sizeof(float))) = epilogue.Apply(c51) & mask1;
    }
}
