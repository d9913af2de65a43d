using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Normalization over the lanes of each pixel: <c>y = (x - mean) / sqrt(variance + epsilon)</c>, or <c>x / sqrt(mean of x^2 + epsilon)</c> where it is
/// not centered. A pixel stays in the first level of the caches for the passes over it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureNorm
{
    /// <summary>
    /// Normalizes what a chain computes, for the rows <paramref name="first"/> to <paramref name="end"/> (exclusive), and then multiplies by a weight and
    /// adds a bias, each if there is one.
    /// </summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="valid">The lanes to normalize over; the others may hold anything.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="isCentered">Whether the mean is taken off.</param>
    /// <param name="target">What is written. None of the operands.</param>
    /// <param name="weight">The factor of each lane, with a bias or without, or nothing.</param>
    /// <param name="bias">What is added to each lane, or nothing.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="d">The fourth operand.</param>
    /// <param name="e">The fifth operand.</param>
    /// <param name="f">The sixth operand.</param>
    /// <param name="g">The seventh operand.</param>
    /// <param name="h">The eighth operand.</param>
    /// <typeparam name="TChain">The chain.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, int valid, float epsilon, bool isCentered, Operand target, Operand weight, Operand bias,
        Operand a = default, Operand b = default, Operand c = default, Operand d = default,
        Operand e = default, Operand f = default, Operand g = default, Operand h = default)
        where TChain : struct, IElementwise
    {
        if (SharedLoop<SharedFeatureNorm<TChain>>.Team(first, end, shape) is { } team)
        {
            SharedFeatureNorm<TChain>.Run(team, m, first, end, shape, valid, epsilon, isCentered, target, weight, bias, a, b, c, d, e, f, g, h);
            return;
        }

        LoopOperands operands = new(m, shape, a, b, c, d, e, f, g, h);
        ref float source = ref Unsafe.NullRef<float>();
        ref float waiting = ref Unsafe.NullRef<float>();
        for (int row = first; row < end; row++)
        {
            Operands start = operands.Row(row);
            for (int line = 0; line < shape.Lines; line++)
            {
                Operands x = operands.Line(start, line);
                ref float y = ref Unsafe.Add(ref target.Start, ((nint)row * target.Row) + ((nint)line * target.Line));
                for (int pixel = 0; ;)
                {
                    ref float current = ref typeof(TChain) == typeof(Itself) ? ref x.A : ref Kept<TChain>(x, ref y, shape.Lanes);
                    if (Unsafe.IsNullRef(ref waiting))
                    {
                        source = ref current;
                        waiting = ref y;
                    }
                    else
                    {
                        Two(ref source, ref waiting, ref current, ref y, ref weight.Start, ref bias.Start, shape.Lanes, valid, epsilon, isCentered);
                        waiting = ref Unsafe.NullRef<float>();
                    }

                    // No reference moves on beyond the last pixel.
                    if (++pixel == shape.Pixels)
                    {
                        break;
                    }

                    operands.NextPixel(ref x);
                    y = ref Unsafe.Add(ref y, target.Pixel);
                }
            }
        }

        if (!Unsafe.IsNullRef(ref waiting))
        {
            One(ref source, ref waiting, ref weight.Start, ref bias.Start, shape.Lanes, valid, epsilon, isCentered);
        }
    }

    /// <summary>
    /// The gradient of x, from the gradient of y that a chain computes: <c>(dy - mean of dy - y * mean of (dy * y)) / sqrt(variance + epsilon)</c>,
    /// without the mean of dy where it is not centered.
    /// </summary>
    /// <param name="m">The numbers of the step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="shape">The loops over a row.</param>
    /// <param name="valid">The lanes to normalize over; the others may hold anything.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="isCentered">Whether the mean is taken off.</param>
    /// <param name="target">What is written. Neither x nor one of the operands.</param>
    /// <param name="source">The x that was normalized.</param>
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
    public static void Gradient<TChain>(
        in KernelMemory m, int first, int end, LoopShape shape, int valid, float epsilon, bool isCentered, Operand target, Operand source,
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
                ref float y = ref Unsafe.Add(ref target.Start, ((nint)row * target.Row) + ((nint)line * target.Line));
                Operands of = default;
                of.A = ref Unsafe.Add(ref source.Start, ((nint)row * source.Row) + ((nint)line * source.Line));
                for (int pixel = 0; ;)
                {
                    if (Vector512.IsHardwareAccelerated)
                    {
                        FeatureNormRow512.Gradient<TChain>(x, of, ref y, shape.Lanes, valid, epsilon, isCentered);
                    }
                    else
                    {
                        FeatureNormRowNarrow.Gradient<TChain>(x, of, ref y, shape.Lanes, valid, epsilon, isCentered);
                    }

                    // No reference moves on beyond the last pixel.
                    if (++pixel == shape.Pixels)
                    {
                        break;
                    }

                    operands.NextPixel(ref x);
                    y = ref Unsafe.Add(ref y, target.Pixel);
                    of.A = ref Unsafe.Add(ref of.A, source.Pixel);
                }
            }
        }
    }

    // What a chain computes waits in the place of the result for the passes that follow.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Kept<TChain>(scoped in Operands x, ref float y, int lanes)
        where TChain : struct, IElementwise
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)lanes; i += (nuint)Vector512<float>.Count)
            {
                default(TChain).Wide(x, i).StoreUnsafe(ref y, i);
            }
        }
        else
        {
            for (nuint i = 0; i < (nuint)lanes; i += (nuint)Vector<float>.Count)
            {
                default(TChain).Narrow(x, i).StoreUnsafe(ref y, i);
            }
        }

        return ref y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(
        ref float x, ref float y, ref float x2, ref float y2, ref float weight, ref float bias, int lanes, int valid, float epsilon, bool isCentered)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            FeatureNormPair512.Two(ref x, ref y, ref x2, ref y2, ref weight, ref bias, lanes, valid, epsilon, isCentered);
        }
        else
        {
            FeatureNormPairNarrow.Two(ref x, ref y, ref x2, ref y2, ref weight, ref bias, lanes, valid, epsilon, isCentered);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One(ref float x, ref float y, ref float weight, ref float bias, int lanes, int valid, float epsilon, bool isCentered)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            FeatureNormPair512.One(ref x, ref y, ref weight, ref bias, lanes, valid, epsilon, isCentered);
        }
        else
        {
            FeatureNormPairNarrow.One(ref x, ref y, ref weight, ref bias, lanes, valid, epsilon, isCentered);
        }
    }
}
