using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <content>Weights of grouped convolutions.</content>
public static unsafe partial class Panels
{
    /// <summary>
    /// Writes the weight of some groups as that of fewer: <c>[outputs / width][taps][channels][width]</c> into
    /// <c>[outputs / width][taps][joined * channels][width]</c>, where an output keeps its weights at its own group's channels, and has zeros at others'.
    /// </summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">One past the last panel.</param>
    /// <param name="source">The weight's first panel.</param>
    /// <param name="outputs">The outputs of all groups.</param>
    /// <param name="outputsOfGroup">The outputs of one group.</param>
    /// <param name="width">Outputs of one panel, 16 or 32.</param>
    /// <param name="taps">Kernel positions.</param>
    /// <param name="channels">The channels of one group.</param>
    /// <param name="joined">Groups that become one.</param>
    /// <param name="target">The joined weight's first panel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void JoinGroups(
        int first, int end, ref float source, int outputs, int outputsOfGroup, int width, int taps, int channels, int joined, ref float target)
    {
        fixed (float* from = &source, to = &target)
        {
            for (int row = first * taps; row < end * taps; row++)
            {
                float* s = from + ((nint)row * channels * width), t = to + ((nint)row * channels * joined * width);
                for (int i = 0; i < channels * joined * width; i++)
                {
                    int output = (row / taps * width) + (i % width), channel = i / width;
                    bool isOwn = output < outputs && output / outputsOfGroup % joined == channel / channels;
                    t[i] = isOwn ? s[(channel % channels * width) + (i % width)] : 0;
                }
            }
        }
    }

    /// <summary>The inverse of <see cref="JoinGroups"/>: takes each output's weights at its own group's channels.</summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">One past the last panel.</param>
    /// <param name="source">The joined weight's first panel.</param>
    /// <param name="outputs">The outputs of all groups.</param>
    /// <param name="outputsOfGroup">The outputs of one group.</param>
    /// <param name="width">Outputs of one panel, 16 or 32.</param>
    /// <param name="taps">Kernel positions.</param>
    /// <param name="channels">The channels of one group.</param>
    /// <param name="joined">Groups that were one.</param>
    /// <param name="target">The first panel of the groups' weight; lanes beyond the outputs become zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SplitGroups(
        int first, int end, ref float source, int outputs, int outputsOfGroup, int width, int taps, int channels, int joined, ref float target)
    {
        fixed (float* from = &source, to = &target)
        {
            for (int row = first * taps; row < end * taps; row++)
            {
                float* s = from + ((nint)row * channels * joined * width), t = to + ((nint)row * channels * width);
                for (int i = 0; i < channels * width; i++)
                {
                    int output = (row / taps * width) + (i % width);
                    t[i] = output < outputs ? s[(((output / outputsOfGroup % joined * channels) + (i / width)) * width) + (i % width)] : 0;
                }
            }
        }
    }
}
