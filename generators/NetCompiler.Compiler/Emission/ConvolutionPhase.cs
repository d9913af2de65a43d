using System;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// One axis of one phase of a convolution's input gradient: the pixels Target, Target + stride, … (Count of them), whose distance from the padded
/// edge leaves the same rest r when divided by the stride, meet the taps FirstTap, FirstTap + TapStep, … (Taps of them). The first of these pixels
/// meets the first tap at pixel Source of the upstream gradient, and SourceStep pixels less with each further tap.
/// </summary>
internal readonly struct ConvolutionPhase
{
    public ConvolutionPhase(int r, int size, int stride, int dilation, int padding, int length)
    {
        Target = (((r - padding) % stride) + stride) % stride;
        Count = Target >= length ? 0 : ((length - 1 - Target) / stride) + 1;
        int common = GreatestCommonDivisor(dilation, stride);
        (TapStep, SourceStep) = (stride / common, dilation / common);
        while (FirstTap < TapStep && FirstTap * dilation % stride != r)
        {
            FirstTap++;
        }

        bool isMet = FirstTap < TapStep && FirstTap < size;
        Taps = isMet ? ((size - 1 - FirstTap) / TapStep) + 1 : 0;
        Source = isMet ? (Target + padding - (FirstTap * dilation)) / stride : 0;
    }

    public int Target { get; }

    public int Count { get; }

    public int FirstTap { get; }

    public int TapStep { get; }

    public int Taps { get; }

    public int Source { get; }

    public int SourceStep { get; }

    /// <summary>The pixels beyond an upstream gradient of some pixels that the phase reads.</summary>
    public int Halo(int upstream) =>
        Count == 0 || Taps == 0 ? 0 : Math.Max(0, Math.Max(((Taps - 1) * SourceStep) - Source, Source + Count - upstream));

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
