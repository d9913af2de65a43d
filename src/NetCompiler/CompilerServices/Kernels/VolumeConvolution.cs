using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Convolutions of volumes as contractions, without zeros around the volumes: where a kernel reaches beyond the border, the contraction is over the
/// taps that do not. Planes are worked on one after the other, so that what is read and written stays in the cache.
/// </summary>
/// <remarks>
/// The lines of a plane that meet the same taps are one contraction for each horizontal tap, whose depth is the taps of planes, those of lines, and
/// the channels. Every element is one chain of multiply-adds in a fixed order, as in <see cref="Contraction"/>.
/// </remarks>
public static class VolumeConvolution
{
    /// <summary>
    /// Adds to each target the sum over the taps that it meets, and over the channels, of source times weight: the convolution; or, with transposed
    /// axes and transposed weights, the gradient of its source.
    /// </summary>
    /// <param name="source">Pixel (0, 0, 0) of what is read.</param>
    /// <param name="from">Where its values lie.</param>
    /// <param name="weight">The first tap of the first panel of weights.</param>
    /// <param name="tap">Floats from one tap to the next; they lie plane by plane, line by line.</param>
    /// <param name="panel">Floats from one panel of columns to the next.</param>
    /// <param name="width">Columns of a panel, 16 or 32.</param>
    /// <param name="channels">Channels of the source.</param>
    /// <param name="target">Pixel (0, 0, 0) of what is added to; its lanes are adjacent.</param>
    /// <param name="to">Where its values lie.</param>
    /// <param name="columns">Channels of the target; lanes beyond them, up to whole panels, become zero.</param>
    /// <param name="z">How the kernel moves across planes.</param>
    /// <param name="y">How it moves across the lines of a plane.</param>
    /// <param name="x">How it moves along a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ref float source, VolumeStrides from, ref float weight, int tap, int panel, int width, int channels,
        ref float target, VolumeStrides to, int columns, KernelAxis z, KernelAxis y, KernelAxis x)
    {
        for (int plane = 0; plane < z.Targets; plane++)
        {
            KernelTaps planes = z.TapsOf(plane);
            for (int phase = 0; phase < y.TargetStep && planes.Count > 0; phase++)
            {
                for (int line = phase, count; line < y.Targets; line += count * y.TargetStep)
                {
                    KernelTaps lines = y.TapsOf(line);
                    count = LinesWith(lines, y, line);
                    Depth depth = new(
                        planes.Count, planes.SourceStep * from.Plane, planes.Step * y.Taps * x.Taps * tap,
                        lines.Count, lines.SourceStep * from.Line, lines.Step * x.Taps * tap, channels, from.Lane, width);
                    for (int pixelTap = 0; pixelTap < x.Taps && lines.Count > 0; pixelTap++)
                    {
                        KernelRun pixels = x.RunOf(pixelTap);
                        int firstTap = (((planes.First * y.Taps) + lines.First) * x.Taps) + pixelTap;
                        Contraction.Run(
                            0, count * pixels.Count,
                            ref Unsafe.Add(ref source, from.At(planes.Source, lines.Source, pixels.Source)),
                            new RowWalk(count, pixels.Count, 0, y.SourceStep * from.Line, x.SourceStep * from.Pixel), depth,
                            ref Unsafe.Add(ref weight, (nint)firstTap * tap), panel,
                            ref Unsafe.Add(ref target, to.At(plane, line, pixels.Target)),
                            new RowWalk(count, pixels.Count, 0, y.TargetStep * to.Line, x.TargetStep * to.Pixel), width,
                            columns, width, ref Unsafe.NullRef<float>(), accumulate: true, default(Linear));
                    }
                }
            }
        }
    }

    /// <summary>
    /// Adds to the rows [<paramref name="first"/>, <paramref name="end"/>) of the weight's gradient, which are channels of taps, the sum over the
    /// outputs of source times upstream gradient; touches no other row.
    /// </summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="source">Pixel (0, 0, 0) of the convolution's source.</param>
    /// <param name="from">Where its values lie.</param>
    /// <param name="channels">Channels of the source.</param>
    /// <param name="upstream">Pixel (0, 0, 0) of the gradient of the convolution's result; its lanes are adjacent.</param>
    /// <param name="upstreamStrides">Where its values lie.</param>
    /// <param name="target">The first panel of the gradient.</param>
    /// <param name="panel">Floats from one panel to the next.</param>
    /// <param name="width">Columns of a panel, 16 or 32.</param>
    /// <param name="columns">Channels of the convolution's result; lanes beyond them, up to whole panels, become zero.</param>
    /// <param name="z">How the kernel moves across planes.</param>
    /// <param name="y">How it moves across the lines of a plane.</param>
    /// <param name="x">How it moves along a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient(
        int first, int end, ref float source, VolumeStrides from, int channels, ref float upstream, VolumeStrides upstreamStrides,
        ref float target, int panel, int width, int columns, KernelAxis z, KernelAxis y, KernelAxis x)
    {
        for (int plane = 0; plane < z.Outputs; plane++)
        {
            for (int tap = first / channels; tap * channels < end; tap++)
            {
                int sourcePlane = (plane * z.Stride) - z.Padding + (tap / (y.Taps * x.Taps) * z.Dilation);
                KernelRun lines = y.RunOf(tap / x.Taps % y.Taps), pixels = x.RunOf(tap % x.Taps);
                if (sourcePlane < 0 || sourcePlane >= z.Size || lines.Count == 0 || pixels.Count == 0)
                {
                    continue;
                }

                Depth depth = new(
                    1, 0, 0, lines.Count, y.Stride * from.Line, upstreamStrides.Line, pixels.Count, x.Stride * from.Pixel, upstreamStrides.Pixel);
                Contraction.Run(
                    Math.Max(first - (tap * channels), 0), Math.Min(end - (tap * channels), channels),
                    ref Unsafe.Add(ref source, from.At(sourcePlane, lines.Source, pixels.Source)), new RowWalk(1, channels, 0, 0, from.Lane), depth,
                    ref Unsafe.Add(ref upstream, upstreamStrides.At(plane, lines.Target, pixels.Target)), width,
                    ref Unsafe.Add(ref target, (nint)tap * channels * width), new RowWalk(1, channels, 0, 0, width), panel,
                    columns, width, ref Unsafe.NullRef<float>(), accumulate: true, default(Linear));
            }
        }
    }

    /// <summary>Sets the rows [<paramref name="first"/>, <paramref name="end"/>) of all panels of a weight's gradient to zero.</summary>
    /// <param name="first">First row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="target">The first panel.</param>
    /// <param name="panels">The number of panels.</param>
    /// <param name="panel">Floats from one panel to the next.</param>
    /// <param name="width">Columns of a panel.</param>
    public static void ClearRows(int first, int end, ref float target, int panels, int panel, int width)
    {
        for (int i = 0; i < panels; i++)
        {
            Relayout.Clear(ref Unsafe.Add(ref target, ((nint)i * panel) + ((nint)first * width)), (end - first) * width);
        }
    }

    // How many lines from one on, TargetStep apart, meet the same taps.
    private static int LinesWith(KernelTaps taps, KernelAxis y, int line)
    {
        int count = 1;
        while (line + (count * y.TargetStep) < y.Targets && y.TapsOf(line + (count * y.TargetStep)).HasTapsOf(taps))
        {
            count++;
        }

        return count;
    }
}
