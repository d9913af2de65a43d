using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The loss of logits x against a class: <c>loss = log(sum over n of e^x[n]) - x[label]</c>, computed with the largest
/// logit taken out so that nothing overflows. The labels have been validated with the batch.
/// </summary>
public static unsafe class CrossEntropy
{
    /// <summary><c>loss[r * lossStride] = log(sum of e^x[r]) - x[r, labels[r]]</c>.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="logits">Row 0 of x.</param>
    /// <param name="stride">Floats from one row of x to the next.</param>
    /// <param name="n">Classes: the true lanes of a row.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="loss">The loss of row 0.</param>
    /// <param name="lossStride">Floats from one loss to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(int rows, ref float logits, int stride, int n, ReadOnlySpan<int> labels, ref float loss, int lossStride)
    {
        fixed (float* start = &logits)
        {
            for (int r = 0; r < rows; r++)
            {
                float* x = start + ((nint)r * stride);
                float sum = Softmax.Exponentials(x, null, n, out float max);

                // In double: where max and x[label] are large and close, their difference decides.
                Unsafe.Add(ref loss, (nint)r * lossStride) = (float)(Math.Log(sum) + ((double)max - x[labels[r]]));
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
        fixed (float* start = &logits, result = &gradient)
        {
            for (int r = 0; r < rows; r++)
            {
                float* dx = result + ((nint)r * gradientStride);
                float sum = Softmax.Exponentials(start + ((nint)r * stride), dx, n, out _);
                float scale = Unsafe.Add(ref upstream, (nint)r * upstreamStride);

                // The label's lane is minus the sum of the others: p - 1 would cancel where p is close to 1.
                dx[labels[r]] = 0;
                dx[labels[r]] = -Softmax.Scale(dx, n, scale / sum);
            }
        }
    }
}
