using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Rotates pairs of features: <c>y[2i] = x[2i] cos - x[2i + 1] sin, y[2i + 1] = x[2i + 1] cos + x[2i] sin</c>, with sin and cos of the step and the pair.
/// </summary>
public static class Rotation
{
    /// <summary>Reads and writes the true lanes of all steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="heads">Heads side by side in a step's features.</param>
    /// <param name="size">Features of a head, an even number.</param>
    /// <param name="isInverse">Whether to rotate by the opposite angles.</param>
    /// <param name="x">Step 0.</param>
    /// <param name="strideX">Floats from one step to the next.</param>
    /// <param name="table">Step 0 of sines and cosines: a pair for each pair of a head.</param>
    /// <param name="strideTable">Floats from one step to the next.</param>
    /// <param name="y">Step 0 of the result.</param>
    /// <param name="strideY">Floats from one step to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        int steps, int heads, int size, bool isInverse, ref float x, int strideX, ref float table, int strideTable, ref float y, int strideY)
    {
        float sign = isInverse ? -1 : 1;
        for (int step = 0; step < steps; step++)
        {
            ref float angles = ref Unsafe.Add(ref table, (nint)step * strideTable);
            for (int head = 0; head < heads; head++)
            {
                ref float from = ref Unsafe.Add(ref x, ((nint)step * strideX) + (head * size));
                ref float to = ref Unsafe.Add(ref y, ((nint)step * strideY) + (head * size));
                RunHead(size, sign, ref from, ref angles, ref to);
            }
        }
    }

    // Two pairs in a vector, and what is left, a single pair.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunHead(int size, float sign, ref float x, ref float table, ref float y)
    {
        Vector128<float> signs = Vector128.Create(-sign, sign, -sign, sign);
        int i = 0;
        for (; i + Vector128<float>.Count <= size; i += Vector128<float>.Count)
        {
            Vector128<float> value = Vector128.LoadUnsafe(ref x, (nuint)i), angles = Vector128.LoadUnsafe(ref table, (nuint)i);
            Vector128<float> sines = Vector128.Shuffle(angles, Vector128.Create(0, 0, 2, 2)), cosines = Vector128.Shuffle(angles, Vector128.Create(1, 1, 3, 3));
            Vector128<float> swapped = Vector128.Shuffle(value, Vector128.Create(1, 0, 3, 2));
            ((value * cosines) + (swapped * sines * signs)).StoreUnsafe(ref y, (nuint)i);
        }

        if (i < size)
        {
            (float sin, float cos) = (sign * Unsafe.Add(ref table, i), Unsafe.Add(ref table, i + 1));
            (float a, float b) = (Unsafe.Add(ref x, i), Unsafe.Add(ref x, i + 1));
            Unsafe.Add(ref y, i) = (a * cos) - (b * sin);
            Unsafe.Add(ref y, i + 1) = (b * cos) + (a * sin);
        }
    }
}
