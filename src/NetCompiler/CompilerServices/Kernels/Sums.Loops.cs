using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <content>Sums of what elementwise chains compute.</content>
public static partial class Sums
{
    /// <summary>Rows of the batch that one partial sum takes in. Fixed, so that the order of additions does not depend on threads.</summary>
    public const int Block = 32;

    /// <summary>
    /// For the blocks <paramref name="first"/> to <paramref name="end"/> (exclusive) of 32 rows: one sum per lane over rows, lines and pixels.
    /// Sums of a line, of a row and of the block are kept apart, which also keeps rounding errors small.
    /// </summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first block.</param>
    /// <param name="end">The block behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="partials">The sums of block 0; its <see cref="Operand.Row"/> is the floats from block to block.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="d">The fourth operand.</param>
    /// <param name="e">The fifth operand.</param>
    /// <param name="f">The sixth operand.</param>
    /// <param name="g">The seventh operand.</param>
    /// <param name="h">The eighth operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PerChannel<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, Operand partials,
        Operand a = default, Operand b = default, Operand c = default, Operand d = default,
        Operand e = default, Operand f = default, Operand g = default, Operand h = default)
        where TChain : struct, IElementwise
    {
        LoopOperands operands = new(m, shape, a, b, c, d, e, f, g, h);
        for (int block = first; block < end; block++)
        {
            int last = Math.Min((block + 1) * Block, m.RowCount);
            AllLanes<TChain>(operands, shape, block * Block, last, ref Unsafe.Add(ref partials.Start, (nint)block * partials.Row));
        }
    }

    /// <summary>For the rows <paramref name="first"/> to <paramref name="end"/> (exclusive): one sum per lane over lines and pixels.</summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="target">The sums of row 0.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="d">The fourth operand.</param>
    /// <param name="e">The fifth operand.</param>
    /// <param name="f">The sixth operand.</param>
    /// <param name="g">The seventh operand.</param>
    /// <param name="h">The eighth operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PerSample<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, Operand target,
        Operand a = default, Operand b = default, Operand c = default, Operand d = default,
        Operand e = default, Operand f = default, Operand g = default, Operand h = default)
        where TChain : struct, IElementwise
    {
        LoopOperands operands = new(m, shape, a, b, c, d, e, f, g, h);
        for (int row = first; row < end; row++)
        {
            AllLanes<TChain>(operands, shape, row, row + 1, ref Unsafe.Add(ref target.Start, (nint)row * target.Row));
        }
    }

    /// <summary>For the rows <paramref name="first"/> to <paramref name="end"/> (exclusive): one sum per pixel over its first lanes.</summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="valid">The lanes to sum; the others may hold anything.</param>
    /// <param name="target">The sums of row 0, one float a pixel.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="d">The fourth operand.</param>
    /// <param name="e">The fifth operand.</param>
    /// <param name="f">The sixth operand.</param>
    /// <param name="g">The seventh operand.</param>
    /// <param name="h">The eighth operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PerPosition<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, int valid, Operand target,
        Operand a = default, Operand b = default, Operand c = default, Operand d = default,
        Operand e = default, Operand f = default, Operand g = default, Operand h = default)
        where TChain : struct, IElementwise
    {
        LoopOperands operands = new(m, shape, a, b, c, d, e, f, g, h);
        for (int row = first; row < end; row++)
        {
            Operands start = operands.Row(row);
            for (int line = 0; line < shape.Lines; line++)
            {
                Operands x = operands.Line(start, line);
                ref float t = ref Unsafe.Add(ref target.Start, ((nint)row * target.Row) + ((nint)line * target.Line));
                for (int pixel = 0; ;)
                {
                    t = Vector512.IsHardwareAccelerated ? OfPixel<TChain, WideSum>(x, shape, valid) : OfPixel<TChain, NarrowSum>(x, shape, valid);
                    if (++pixel == shape.Pixels)
                    {
                        break;
                    }

                    operands.NextPixel(ref x);
                    t = ref Unsafe.Add(ref t, target.Pixel);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AllLanes<TChain>(in LoopOperands operands, LoopShape shape, int firstRow, int endRow, ref float target)
        where TChain : struct, IElementwise
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AllLanes<TChain, WideSum>(operands, shape, firstRow, endRow, ref target);
        }
        else
        {
            AllLanes<TChain, NarrowSum>(operands, shape, firstRow, endRow, ref target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AllLanes<TChain, TSum>(in LoopOperands operands, LoopShape shape, int firstRow, int endRow, ref float target)
        where TChain : struct, IElementwise
        where TSum : struct, IPartialSum<TSum>
    {
        nuint i = 0, lanes = (nuint)shape.Lanes;
        for (; i + FourSums<TSum>.Lanes <= lanes; i += FourSums<TSum>.Lanes)
        {
            OfRows<TChain, FourSums<TSum>>(operands, shape, firstRow, endRow, i).Store(ref target, i);
        }

        for (; i < lanes; i += TSum.Lanes)
        {
            OfRows<TChain, TSum>(operands, shape, firstRow, endRow, i).Store(ref target, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSum OfRows<TChain, TSum>(in LoopOperands operands, LoopShape shape, int firstRow, int endRow, nuint i)
        where TChain : struct, IElementwise
        where TSum : struct, IPartialSum<TSum>
    {
        TSum sum = default;
        for (int row = firstRow; shape.Lines * shape.Pixels == 1 && row < endRow; row++)
        {
            // Sums of one number would only be added to zero.
            sum.Add<TChain>(operands.Row(row), i);
        }

        for (int row = firstRow; shape.Lines * shape.Pixels > 1 && row < endRow; row++)
        {
            TSum rowSum = default;
            Operands start = operands.Row(row);
            for (int line = 0; line < shape.Lines; line++)
            {
                TSum lineSum = default;
                Operands x = operands.Line(start, line);
                for (int pixel = 0; ;)
                {
                    lineSum.Add<TChain>(x, i);
                    if (++pixel == shape.Pixels)
                    {
                        break;
                    }

                    operands.NextPixel(ref x);
                }

                rowSum.Add(lineSum);
            }

            sum.Add(rowSum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float OfPixel<TChain, TSum>(in Operands x, LoopShape shape, int valid)
        where TChain : struct, IElementwise
        where TSum : struct, IPartialSum<TSum>
    {
        nuint i = 0, lanes = (nuint)shape.Lanes;
        FourSums<TSum> sums = default;
        for (; i + FourSums<TSum>.Lanes <= (nuint)valid; i += FourSums<TSum>.Lanes)
        {
            sums.Add<TChain>(x, i);
        }

        TSum rest = default;
        for (; i < lanes; i += TSum.Lanes)
        {
            rest.AddValid<TChain>(x, i, valid);
        }

        return sums.Total() + rest.Total();
    }
}
