using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The loss of logits x against a class: <c>loss = log(sum over n of e^x[n]) - x[label]</c>, computed with the largest
/// logit taken out so that nothing overflows. The labels have been validated with the batch.
/// </summary>
public static unsafe class CrossEntropy
{
    // Rows whose losses are computed together; whole vectors of any width.
    private const int Block = 16;

    /// <summary><c>loss[r * lossStride] = log(sum of e^x[r]) - x[r, labels[r]]</c>.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="logits">Row 0 of x.</param>
    /// <param name="stride">Floats from one row of x to the next.</param>
    /// <param name="n">Classes: the true lanes of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="loss">The loss of row 0.</param>
    /// <param name="lossStride">Floats from one loss to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(int rows, ref float logits, int stride, int n, ReadOnlySpan<int> labels, ref float loss, int lossStride)
    {
        // The logarithms of a block of rows are computed side by side.
        float* sums = stackalloc float[Block], margins = stackalloc float[Block];
        fixed (float* start = &logits)
        {
            for (int first = 0; first < rows; first += Block)
            {
                int count = Math.Min(rows - first, Block);
                Losses(count, start + ((nint)first * stride), stride, n, labels.Slice(first), sums, margins);
                for (int r = 0; r < count; r += Vector<float>.Count)
                {
                    *(Vector<float>*)(sums + r) = VectorMath.Log(*(Vector<float>*)(sums + r)) + *(Vector<float>*)(margins + r);
                }

                for (int r = 0; r < count; r++)
                {
                    Unsafe.Add(ref loss, (nint)(first + r) * lossStride) = sums[r];
                }
            }
        }
    }

    /// <summary>
    /// <c>gradient[r] = (softmax(x[r]) - onehot(labels[r])) * upstream[r * upstreamStride]</c> in the true lanes of each row.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="logits">Row 0 of x.</param>
    /// <param name="stride">Floats from one row of x to the next.</param>
    /// <param name="n">Classes: the true lanes of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="upstream">Gradient of the loss of row 0.</param>
    /// <param name="upstreamStride">Floats from one of them to the next; zero where all rows share one.</param>
    /// <param name="gradient">Row 0 of the result.</param>
    /// <param name="gradientStride">Floats from one row of the result to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(
        int rows, ref float logits, int stride, int n, ReadOnlySpan<int> labels, ref float upstream, int upstreamStride,
        ref float gradient, int gradientStride)
    {
        fixed (float* start = &logits, result = &gradient, scales = &upstream)
        {
            if (ShortRow512.Holds(n))
            {
                ShortRow512.Gradient(rows, start, stride, n, labels, scales, upstreamStride, result, gradientStride);
                return;
            }

            for (int r = 0; r < rows; r++)
            {
                float* dx = result + ((nint)r * gradientStride);
                float sum = Softmax.Exponentials(start + ((nint)r * stride), dx, n, out _);
                float scale = scales[(nint)r * upstreamStride] / sum;

                // The label's lane is minus the sum of the others: p - 1 would cancel where p is close to 1.
                dx[labels[r]] = 0;
                float others = Softmax.Sum(dx, n);
                Softmax.Scale(dx, dx, n, scale);
                dx[labels[r]] = -others * scale;
            }
        }
    }

    // The sums of e^(x - max x) of some rows, and the largest x less that of the label, whose difference is exact where both are close.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Losses(int rows, float* x, int stride, int n, ReadOnlySpan<int> labels, float* sums, float* margins)
    {
        if (ShortRow512.Holds(n))
        {
            ShortRow512.Losses(rows, x, stride, n, labels, sums, margins);
            return;
        }

        for (int r = 0; r < rows; r++, x += stride)
        {
            sums[r] = Softmax.Exponentials(x, null, n, out float max);
            margins[r] = max - x[labels[r]];
        }
    }
}
