using System;

namespace NetCompiler.CompilerServices;

/// <summary>How one axis of an image is resampled: for each value of the result, which values of the source count, and how much.</summary>
/// <param name="Mode">How.</param>
/// <param name="Size">Values of the source.</param>
/// <param name="Outputs">Values of the result.</param>
/// <param name="Window">Values of a window of an average.</param>
/// <param name="Step">Values from one window of an average to the next; how many outputs a value becomes when it is enlarged.</param>
/// <param name="Padding">How many values the first output lies before the source.</param>
public readonly record struct ResampleAxis(ResampleMode Mode, int Size, int Outputs, int Window, int Step, int Padding)
{
    /// <summary>What an output is made of.</summary>
    internal ResampleWindow WindowOf(int output) => Mode switch
    {
        ResampleMode.Average or ResampleMode.PaddedAverage => AverageOf((output * Step) - Padding),
        ResampleMode.Adaptive => AdaptiveOf(output),
        ResampleMode.Linear => LinearOf(output),
        ResampleMode.Reflection => One(Size - 1 - Math.Abs(Size - 1 - Math.Abs(output - Padding))),
        _ => One(Math.Clamp(output - Padding, 0, Size - 1)),
    };

    private static ResampleWindow One(int place) => new(place, 1, 1, 1);

    private ResampleWindow AverageOf(int start)
    {
        int first = Math.Max(start, 0), count = Math.Min(start + Window, Size) - first;
        int divisor = Mode == ResampleMode.Average ? count : Math.Min(start + Window, Size + Padding) - start;
        return count <= 0 ? default : new(first, count, 1f / divisor, 1f / divisor);
    }

    private ResampleWindow AdaptiveOf(int output)
    {
        int first = (int)((long)output * Size / Outputs), count = (int)((((output + 1L) * Size) + Outputs - 1) / Outputs) - first;
        return new(first, count, 1f / count, 1f / count);
    }

    // In units of half an output: pixel p of the source lies at Step + 2 p Step, output i at 1 + 2 i.
    private ResampleWindow LinearOf(int output)
    {
        (int first, int rest) = Math.DivRem(Math.Max((2 * output) + 1 - Step, 0), 2 * Step);
        float share = rest / (2f * Step);
        return rest == 0 || first == Size - 1 ? One(first) : new(first, 2, 1 - share, share);
    }
}
