using System.Numerics;
using System.Runtime.CompilerServices;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The register tiles of <see cref="Contraction"/> for 128- and 256-bit vectors: 6 rows against 2 vectors of a panel, which
/// with two of <c>b</c> and one of <c>a</c> makes 15 of the 16 registers.
/// </summary>
internal static unsafe class TileNarrow
{
    /// <summary>Rows of a tile; what remains may use the half tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile.</summary>
    public static int Columns => 2 * V.Count;

    /// <summary>6 rows x 2 vectors: 12 accumulators.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Full<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        V live1 = Live(live - V.Count);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 6, rowsC += 6)
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
                c00 += *(V*)(c + rowsC[0]);
                c01 += *(V*)(c + rowsC[0] + (V.Count * sizeof(float)));
                c10 += *(V*)(c + rowsC[1]);
                c11 += *(V*)(c + rowsC[1] + (V.Count * sizeof(float)));
                c20 += *(V*)(c + rowsC[2]);
                c21 += *(V*)(c + rowsC[2] + (V.Count * sizeof(float)));
                c30 += *(V*)(c + rowsC[3]);
                c31 += *(V*)(c + rowsC[3] + (V.Count * sizeof(float)));
                c40 += *(V*)(c + rowsC[4]);
                c41 += *(V*)(c + rowsC[4] + (V.Count * sizeof(float)));
                c50 += *(V*)(c + rowsC[5]);
                c51 += *(V*)(c + rowsC[5] + (V.Count * sizeof(float)));
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2], p3 = a + rowsA[3];
            byte* p4 = a + rowsA[4], p5 = a + rowsA[5];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q, b1 = *(V*)(q + (V.Count * sizeof(float)));
                V a0 = new(*(float*)(p0 + k));
                c00 = Vector.MultiplyAddEstimate(a0, b0, c00);
                c01 = Vector.MultiplyAddEstimate(a0, b1, c01);
                V a1 = new(*(float*)(p1 + k));
                c10 = Vector.MultiplyAddEstimate(a1, b0, c10);
                c11 = Vector.MultiplyAddEstimate(a1, b1, c11);
                V a2 = new(*(float*)(p2 + k));
                c20 = Vector.MultiplyAddEstimate(a2, b0, c20);
                c21 = Vector.MultiplyAddEstimate(a2, b1, c21);
                V a3 = new(*(float*)(p3 + k));
                c30 = Vector.MultiplyAddEstimate(a3, b0, c30);
                c31 = Vector.MultiplyAddEstimate(a3, b1, c31);
                V a4 = new(*(float*)(p4 + k));
                c40 = Vector.MultiplyAddEstimate(a4, b0, c40);
                c41 = Vector.MultiplyAddEstimate(a4, b1, c41);
                V a5 = new(*(float*)(p5 + k));
                c50 = Vector.MultiplyAddEstimate(a5, b0, c50);
                c51 = Vector.MultiplyAddEstimate(a5, b1, c51);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c00) & live0;
            *(V*)(c + rowsC[0] + (V.Count * sizeof(float))) = epilogue.Apply(c01) & live1;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c10) & live0;
            *(V*)(c + rowsC[1] + (V.Count * sizeof(float))) = epilogue.Apply(c11) & live1;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c20) & live0;
            *(V*)(c + rowsC[2] + (V.Count * sizeof(float))) = epilogue.Apply(c21) & live1;
            *(V*)(c + rowsC[3]) = epilogue.Apply(c30) & live0;
            *(V*)(c + rowsC[3] + (V.Count * sizeof(float))) = epilogue.Apply(c31) & live1;
            *(V*)(c + rowsC[4]) = epilogue.Apply(c40) & live0;
            *(V*)(c + rowsC[4] + (V.Count * sizeof(float))) = epilogue.Apply(c41) & live1;
            *(V*)(c + rowsC[5]) = epilogue.Apply(c50) & live0;
            *(V*)(c + rowsC[5] + (V.Count * sizeof(float))) = epilogue.Apply(c51) & live1;
        }
    }

    /// <summary>3 rows x 2 vectors, for the last rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Half<TEpilogue>(
        int tiles, byte* a, nint* rowsA, Step* steps, int count, byte* b, byte* c, nint* rowsC, int live, float* bias, bool accumulate, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        V live0 = Live(live);
        V live1 = Live(live - V.Count);
        Step* end = steps + count;
        for (; tiles > 0; tiles--, rowsA += 3, rowsC += 3)
        {
            V start0 = bias == null ? V.Zero : *(V*)bias;
            V start1 = bias == null ? V.Zero : *(V*)(bias + V.Count);
            V c00 = start0, c01 = start1;
            V c10 = start0, c11 = start1;
            V c20 = start0, c21 = start1;
            if (accumulate)
            {
                c00 += *(V*)(c + rowsC[0]);
                c01 += *(V*)(c + rowsC[0] + (V.Count * sizeof(float)));
                c10 += *(V*)(c + rowsC[1]);
                c11 += *(V*)(c + rowsC[1] + (V.Count * sizeof(float)));
                c20 += *(V*)(c + rowsC[2]);
                c21 += *(V*)(c + rowsC[2] + (V.Count * sizeof(float)));
            }

            byte* p0 = a + rowsA[0], p1 = a + rowsA[1], p2 = a + rowsA[2];
            byte* q = b;
            Step* step = steps;
            do
            {
                nint k = step->A;
                q += step->B;
                V b0 = *(V*)q, b1 = *(V*)(q + (V.Count * sizeof(float)));
                V a0 = new(*(float*)(p0 + k));
                c00 = Vector.MultiplyAddEstimate(a0, b0, c00);
                c01 = Vector.MultiplyAddEstimate(a0, b1, c01);
                V a1 = new(*(float*)(p1 + k));
                c10 = Vector.MultiplyAddEstimate(a1, b0, c10);
                c11 = Vector.MultiplyAddEstimate(a1, b1, c11);
                V a2 = new(*(float*)(p2 + k));
                c20 = Vector.MultiplyAddEstimate(a2, b0, c20);
                c21 = Vector.MultiplyAddEstimate(a2, b1, c21);
                step++;
            }
            while (step < end);

            *(V*)(c + rowsC[0]) = epilogue.Apply(c00) & live0;
            *(V*)(c + rowsC[0] + (V.Count * sizeof(float))) = epilogue.Apply(c01) & live1;
            *(V*)(c + rowsC[1]) = epilogue.Apply(c10) & live0;
            *(V*)(c + rowsC[1] + (V.Count * sizeof(float))) = epilogue.Apply(c11) & live1;
            *(V*)(c + rowsC[2]) = epilogue.Apply(c20) & live0;
            *(V*)(c + rowsC[2] + (V.Count * sizeof(float))) = epilogue.Apply(c21) & live1;
        }
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Vector.AsVectorSingle(Vector.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
