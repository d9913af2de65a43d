using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Which steps of a sequence are real. The lengths have been validated with the batch.</summary>
public static class LengthMask
{
    /// <summary><c>target[t] = t &lt; length ? 1 : 0</c>.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="length">The length: one integer.</param>
    /// <param name="target">Step 0 of the result.</param>
    /// <param name="stride">Floats from one step to the next.</param>
    public static void Fill(int steps, ReadOnlySpan<int> length, ref float target, int stride)
    {
        int real = length[0];
        for (int step = 0; step < steps; step++)
        {
            Unsafe.Add(ref target, (nint)step * stride) = step < real ? 1 : 0;
        }
    }
}
