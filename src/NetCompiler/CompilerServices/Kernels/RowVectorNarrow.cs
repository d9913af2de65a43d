using System.Numerics;
using System.Runtime.CompilerServices;
using Op = System.Numerics.Vector;
using V = System.Numerics.Vector<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Columns of a single row in 128- or 256-bit vectors.</summary>
internal static unsafe class RowVectorNarrow
{
    /// <summary>Eight vectors of columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TEpilogue>(in RowPart row, in Depth depth, RowColumns* columns, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        float* bias = row.Bias;
        V c0 = bias == null ? V.Zero : *(V*)(bias + columns[0].First);
        V c1 = bias == null ? V.Zero : *(V*)(bias + columns[1].First);
        V c2 = bias == null ? V.Zero : *(V*)(bias + columns[2].First);
        V c3 = bias == null ? V.Zero : *(V*)(bias + columns[3].First);
        V c4 = bias == null ? V.Zero : *(V*)(bias + columns[4].First);
        V c5 = bias == null ? V.Zero : *(V*)(bias + columns[5].First);
        V c6 = bias == null ? V.Zero : *(V*)(bias + columns[6].First);
        V c7 = bias == null ? V.Zero : *(V*)(bias + columns[7].First);
        if (row.Accumulate)
        {
            c0 += *(V*)columns[0].C; c1 += *(V*)columns[1].C; c2 += *(V*)columns[2].C; c3 += *(V*)columns[3].C;
            c4 += *(V*)columns[4].C; c5 += *(V*)columns[5].C; c6 += *(V*)columns[6].C; c7 += *(V*)columns[7].C;
        }

        byte* outerB = (byte*)row.B + columns[0].B;
        nint r1 = columns[1].B - columns[0].B, r2 = columns[2].B - columns[0].B, r3 = columns[3].B - columns[0].B;
        nint r4 = columns[4].B - columns[0].B, r5 = columns[5].B - columns[0].B, r6 = columns[6].B - columns[0].B, r7 = columns[7].B - columns[0].B;
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        for (int outer = 0; outer < depth.Outer; outer++, outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = row.A + ((nint)outer * depth.OuterA * sizeof(float));
            for (int middle = 0; middle < depth.Middle; middle++)
            {
                byte* p = middleA + ((nint)middle * depth.MiddleA * sizeof(float));
                byte* q = outerB + ((nint)middle * depth.MiddleB * sizeof(float));
                int inner = depth.Inner;
                do
                {
                    V x = new(*(float*)p);
                    c0 = Op.MultiplyAddEstimate(x, *(V*)q, c0);
                    c1 = Op.MultiplyAddEstimate(x, *(V*)(q + r1), c1);
                    c2 = Op.MultiplyAddEstimate(x, *(V*)(q + r2), c2);
                    c3 = Op.MultiplyAddEstimate(x, *(V*)(q + r3), c3);
                    c4 = Op.MultiplyAddEstimate(x, *(V*)(q + r4), c4);
                    c5 = Op.MultiplyAddEstimate(x, *(V*)(q + r5), c5);
                    c6 = Op.MultiplyAddEstimate(x, *(V*)(q + r6), c6);
                    c7 = Op.MultiplyAddEstimate(x, *(V*)(q + r7), c7);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        *(V*)columns[0].C = epilogue.Apply(c0) & Live(row.Columns - columns[0].First);
        *(V*)columns[1].C = epilogue.Apply(c1) & Live(row.Columns - columns[1].First);
        *(V*)columns[2].C = epilogue.Apply(c2) & Live(row.Columns - columns[2].First);
        *(V*)columns[3].C = epilogue.Apply(c3) & Live(row.Columns - columns[3].First);
        *(V*)columns[4].C = epilogue.Apply(c4) & Live(row.Columns - columns[4].First);
        *(V*)columns[5].C = epilogue.Apply(c5) & Live(row.Columns - columns[5].First);
        *(V*)columns[6].C = epilogue.Apply(c6) & Live(row.Columns - columns[6].First);
        *(V*)columns[7].C = epilogue.Apply(c7) & Live(row.Columns - columns[7].First);
    }

    /// <summary>Four vectors of columns, for narrow results.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Four<TEpilogue>(in RowPart row, in Depth depth, RowColumns* columns, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        float* bias = row.Bias;
        V c0 = bias == null ? V.Zero : *(V*)(bias + columns[0].First);
        V c1 = bias == null ? V.Zero : *(V*)(bias + columns[1].First);
        V c2 = bias == null ? V.Zero : *(V*)(bias + columns[2].First);
        V c3 = bias == null ? V.Zero : *(V*)(bias + columns[3].First);
        if (row.Accumulate)
        {
            c0 += *(V*)columns[0].C; c1 += *(V*)columns[1].C; c2 += *(V*)columns[2].C; c3 += *(V*)columns[3].C;
        }

        byte* outerB = (byte*)row.B + columns[0].B;
        nint r1 = columns[1].B - columns[0].B, r2 = columns[2].B - columns[0].B, r3 = columns[3].B - columns[0].B;
        nint stepA = (nint)depth.InnerA * sizeof(float), stepB = (nint)depth.InnerB * sizeof(float);
        for (int outer = 0; outer < depth.Outer; outer++, outerB += (nint)depth.OuterB * sizeof(float))
        {
            byte* middleA = row.A + ((nint)outer * depth.OuterA * sizeof(float));
            for (int middle = 0; middle < depth.Middle; middle++)
            {
                byte* p = middleA + ((nint)middle * depth.MiddleA * sizeof(float));
                byte* q = outerB + ((nint)middle * depth.MiddleB * sizeof(float));
                int inner = depth.Inner;
                do
                {
                    V x = new(*(float*)p);
                    c0 = Op.MultiplyAddEstimate(x, *(V*)q, c0);
                    c1 = Op.MultiplyAddEstimate(x, *(V*)(q + r1), c1);
                    c2 = Op.MultiplyAddEstimate(x, *(V*)(q + r2), c2);
                    c3 = Op.MultiplyAddEstimate(x, *(V*)(q + r3), c3);
                    p += stepA;
                    q += stepB;
                }
                while (--inner > 0);
            }
        }

        *(V*)columns[0].C = epilogue.Apply(c0) & Live(row.Columns - columns[0].First);
        *(V*)columns[1].C = epilogue.Apply(c1) & Live(row.Columns - columns[1].First);
        *(V*)columns[2].C = epilogue.Apply(c2) & Live(row.Columns - columns[2].First);
        *(V*)columns[3].C = epilogue.Apply(c3) & Live(row.Columns - columns[3].First);
    }

    // All ones in the first lanes.
    private static V Live(int lanes) => Op.AsVectorSingle(Op.LessThan(Vector<int>.Indices, new Vector<int>(lanes)));
}
