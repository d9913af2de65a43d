namespace NetCompiler.CompilerServices;

/// <summary>
/// How the kernel of a convolution moves along one axis: output o meets, at tap k, value <c>o * Stride - Padding + k * Dilation</c> of the source, if
/// there is one. Transposed, values go from outputs to the source, which is then the target.
/// </summary>
/// <param name="Taps">Taps of the kernel.</param>
/// <param name="Stride">Values from one output to the next.</param>
/// <param name="Padding">How many values the first output lies before the source.</param>
/// <param name="Dilation">Values from one tap to the next.</param>
/// <param name="Size">Values of the source.</param>
/// <param name="Outputs">Values of the result.</param>
/// <param name="IsTransposed">Whether values go from outputs to the source.</param>
public readonly record struct KernelAxis(int Taps, int Stride, int Padding, int Dilation, int Size, int Outputs, bool IsTransposed = false)
{
    /// <summary>Values that are computed.</summary>
    internal int Targets => IsTransposed ? Size : Outputs;

    /// <summary>From one target to the next that can meet the same taps.</summary>
    internal int TargetStep => IsTransposed ? Stride : 1;

    /// <summary>How far what is read moves on when the target does, by <see cref="TargetStep"/>.</summary>
    internal int SourceStep => IsTransposed ? 1 : Stride;

    /// <summary>The taps that a target meets.</summary>
    internal KernelTaps TapsOf(int target)
    {
        int first = 0, step = 1, count = 0, source = 0, sourceStep = 0;
        for (int tap = 0; tap < Taps; tap++)
        {
            int place = IsTransposed ? target + Padding - (tap * Dilation) : (target * Stride) - Padding + (tap * Dilation);
            bool isMet = place >= 0 && (IsTransposed ? place % Stride == 0 && place / Stride < Outputs : place < Size);
            if (!isMet)
            {
                continue;
            }

            place = IsTransposed ? place / Stride : place;
            (first, source) = count == 0 ? (tap, place) : (first, source);
            (step, sourceStep) = count == 1 ? (tap - first, place - source) : (step, sourceStep);
            count++;
        }

        return new(first, step, count, source, sourceStep);
    }

    /// <summary>The outputs that meet a value of the source at a tap.</summary>
    internal KernelRun RunOf(int tap)
    {
        int before = Padding - (tap * Dilation), first = before <= 0 ? 0 : (before + Stride - 1) / Stride, behind = Size - 1 + before;
        int count = behind < 0 ? 0 : int.Max(0, int.Min(Outputs - 1, behind / Stride) - first + 1);
        int source = (first * Stride) - before;
        return IsTransposed ? new(source, first, count) : new(first, source, count);
    }
}
