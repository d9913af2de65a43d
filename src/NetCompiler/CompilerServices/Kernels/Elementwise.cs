using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>The loop that elementwise chains run in: rows, lines, pixels, lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Elementwise
{
    /// <summary>Computes a chain for the rows <paramref name="first"/> to <paramref name="end"/> (exclusive).</summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="target">What is written. It may be one of the operands.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="d">The fourth operand.</param>
    /// <param name="e">The fifth operand.</param>
    /// <param name="f">The sixth operand.</param>
    /// <param name="g">The seventh operand.</param>
    /// <param name="h">The eighth operand.</param>
    /// <param name="chain">The chain with its constants, if it has some.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, Operand target,
        Operand a = default, Operand b = default, Operand c = default, Operand d = default,
        Operand e = default, Operand f = default, Operand g = default, Operand h = default, TChain chain = default)
        where TChain : struct, IElementwise =>
        Loop(m, first, end, shape, target, a, b, c, d, e, f, g, h, chain);

    /// <summary>The same for one operand: passing eight takes as long as 60 vectors of a short chain.</summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="target">What is written. It may be one of the operands.</param>
    /// <param name="a">The first operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TChain>(in KernelMemory m, int first, int end, LoopShape shape, Operand target, Operand a)
        where TChain : struct, IElementwise =>
        Loop<TChain>(m, first, end, shape, target, a, default, default, default, default, default, default, default, default);

    /// <summary>The same for two operands.</summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="target">What is written. It may be one of the operands.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TChain>(in KernelMemory m, int first, int end, LoopShape shape, Operand target, Operand a, Operand b)
        where TChain : struct, IElementwise =>
        Loop<TChain>(m, first, end, shape, target, a, b, default, default, default, default, default, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Loop<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, Operand target, Operand a, Operand b, Operand c, Operand d,
        Operand e, Operand f, Operand g, Operand h, TChain chain)
        where TChain : struct, IElementwise
    {
        if (SharedLoop<SharedElementwise<TChain>>.Team(first, end, shape) is { } team)
        {
            SharedLoop<SharedElementwise<TChain>>.Run(team, m, first, end, shape, new(chain), target, a, b, c, d, e, f, g, h);
            return;
        }

        LoopOperands operands = new(m, shape, a, b, c, d, e, f, g, h);
        nuint lanes = (nuint)shape.Lanes;
        for (int row = first; row < end; row++)
        {
            Operands start = operands.Row(row);
            for (int line = 0; line < shape.Lines; line++)
            {
                Operands x = operands.Line(start, line);
                ref float t = ref Unsafe.Add(ref target.Start, ((nint)row * target.Row) + ((nint)line * target.Line));
                for (int pixel = 0; ;)
                {
                    if (Vector512.IsHardwareAccelerated)
                    {
                        for (nuint i = 0; i < lanes; i += 16)
                        {
                            chain.Wide(x, i).StoreUnsafe(ref t, i);
                        }
                    }
                    else
                    {
                        for (nuint i = 0; i < lanes; i += (nuint)Vector<float>.Count)
                        {
                            chain.Narrow(x, i).StoreUnsafe(ref t, i);
                        }
                    }

                    // No reference moves on beyond the last pixel.
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
}
