using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Matrices of <c>columns x depth</c> in panels <c>[columns / width][depth][width]</c>, the layout that
/// <see cref="Contraction"/> reads as its right side. Lanes beyond the last column are zero.
/// </summary>
public static unsafe partial class Panels
{
    /// <summary>
    /// Exchanges outputs and channels of a weight matrix, for input gradients:
    /// <c>[outputs / width][taps * channels][width]</c> into <c>[taps][channels / channelWidth][outputs][channelWidth]</c>.
    /// </summary>
    /// <param name="first">First unit: unit u is panel <c>u % p</c> of tap <c>u / p</c>, with <c>p = ceil(channels / channelWidth)</c>.</param>
    /// <param name="end">One past the last unit.</param>
    /// <param name="source">The weights' first panel.</param>
    /// <param name="outputs">Rows of the weight matrix.</param>
    /// <param name="width">Outputs of one panel of <paramref name="source"/>, 16 or 32.</param>
    /// <param name="taps">Kernel positions.</param>
    /// <param name="channels">Channels of one tap.</param>
    /// <param name="channelWidth">Channels of one panel of <paramref name="target"/>, 16 or 32.</param>
    /// <param name="target">The transposed weights' first panel; lanes beyond <paramref name="channels"/> become zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(
        int first, int end, ref float source, int outputs, int width, int taps, int channels, int channelWidth, ref float target)
    {
        int panels = (channels + channelWidth - 1) / channelWidth;
        nint panelLength = (nint)taps * channels * width;
        fixed (float* weights = &source, transposed = &target)
        {
            for (int unit = first; unit < end; unit++)
            {
                int tap = unit / panels, channel = unit % panels * channelWidth;
                int rows = Math.Min(channelWidth, channels - channel);
                float* block = transposed + ((nint)unit * outputs * channelWidth);
                for (int output = 0; output < outputs; output += width)
                {
                    float* s = weights + (output / width * panelLength) + (((nint)tap * channels) + channel) * width;
                    float* t = block + ((nint)output * channelWidth);
                    Block.Transpose(s, width, rows, t, channelWidth, channelWidth, Math.Min(width, outputs - output));
                }
            }
        }
    }

    /// <summary>
    /// Packs any matrix: panel p, depth k, lane l takes <c>source[(p * width + l) * strideN + offset(k)]</c>, where k counts
    /// through three nested loops and <c>offset</c> is the sum of their strides.
    /// </summary>
    /// <param name="first">First panel.</param>
    /// <param name="end">One past the last panel.</param>
    /// <param name="source">Column 0 at depth 0.</param>
    /// <param name="columns">Columns; lanes beyond them become zero.</param>
    /// <param name="strideN">Floats from one column to the next.</param>
    /// <param name="width">Columns of a panel, 16 or 32.</param>
    /// <param name="outer">Count of the outer loop of the depth.</param>
    /// <param name="outerStride">Floats per outer iteration.</param>
    /// <param name="middle">Count of the middle loop.</param>
    /// <param name="middleStride">Floats per middle iteration.</param>
    /// <param name="inner">Count of the inner loop.</param>
    /// <param name="innerStride">Floats per inner iteration.</param>
    /// <param name="target">The first panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(
        int first, int end, ref float source, int columns, int strideN, int width, int outer, int outerStride, int middle, int middleStride,
        int inner, int innerStride, ref float target)
    {
        fixed (float* matrix = &source, packed = &target)
        {
            for (int panel = first; panel < end; panel++)
            {
                int live = Math.Min(width, columns - (panel * width));
                float* column = matrix + ((nint)panel * width * strideN);
                float* t = packed + ((nint)panel * outer * middle * inner * width);
                for (int o = 0; o < outer; o++)
                {
                    for (int m = 0; m < middle; m++, t += (nint)inner * width)
                    {
                        PackRun(column + ((nint)o * outerStride) + ((nint)m * middleStride), live, strideN, inner, innerStride, t, width);
                    }
                }
            }
        }
    }

    /// <summary>The inverse of packing into a matrix with two strides: <c>target[n * strideN + k * strideK]</c> takes column n at depth k.</summary>
    /// <param name="first">First panel.</param>
    /// <param name="end">One past the last panel.</param>
    /// <param name="source">The first panel.</param>
    /// <param name="columns">Columns; lanes beyond them are not read.</param>
    /// <param name="width">Columns of a panel, 16 or 32.</param>
    /// <param name="depth">Depth of the matrix.</param>
    /// <param name="target">Column 0 at depth 0.</param>
    /// <param name="strideN">Floats from one column to the next.</param>
    /// <param name="strideK">Floats from one depth to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(
        int first, int end, ref float source, int columns, int width, int depth, ref float target, int strideN, int strideK)
    {
        for (int panel = first; panel < end; panel++)
        {
            int live = Math.Min(width, columns - (panel * width));
            for (int k = 0; k < depth; k++)
            {
                ref float s = ref Unsafe.Add(ref source, (((nint)panel * depth) + k) * width);
                ref float t = ref Unsafe.Add(ref target, ((nint)panel * width * strideN) + ((nint)k * strideK));
                for (int n = 0; n < live; n++)
                {
                    Unsafe.Add(ref t, (nint)n * strideN) = Unsafe.Add(ref s, n);
                }
            }
        }
    }

    // One run of the inner loop: depth x live lanes, zero beyond.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRun(float* column, int live, int strideN, int depth, int strideK, float* target, int width)
    {
        if (strideK == 1)
        {
            // Columns are contiguous along the depth.
            Block.Transpose(column, strideN, live, target, width, width, depth);
            return;
        }

        for (int k = 0; k < depth; k++, column += strideK, target += width)
        {
            int n = 0;
            if (strideN == 1)
            {
                for (; n + 4 <= live; n += 4)
                {
                    *(Vector128<float>*)(target + n) = *(Vector128<float>*)(column + n);
                }
            }

            for (; n < live; n++)
            {
                target[n] = column[(nint)n * strideN];
            }

            new Span<float>(target + n, width - n).Clear();
        }
    }
}
