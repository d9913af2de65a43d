using System;
using System.Linq;

namespace NetCompiler.Compiler.Operators;

/// <summary>How one axis of an image is resampled: for each value of the result, which values of the source count, and how much.</summary>
/// <param name="Mode">How.</param>
/// <param name="Size">Values of the source.</param>
/// <param name="Outputs">Values of the result.</param>
/// <param name="Window">Values of a window of an average.</param>
/// <param name="Step">Values from one window of an average to the next; how many outputs a value becomes when it is enlarged.</param>
/// <param name="Padding">How many values the first output lies before the source.</param>
/// <remarks>Windows, weights and roundings are those of PyTorch's AvgPool2d, AdaptiveAvgPool2d, Upsample (align_corners false) and padding layers.</remarks>
public sealed record ResampleAxis(ResampleMode Mode, int Size, int Outputs, int Window = 1, int Step = 1, int Padding = 0)
{
    /// <summary>The inverse of <see cref="Setting"/>.</summary>
    public static ResampleAxis Read(OperatorSettings settings, string name)
    {
        int[] numbers = settings.Integers($"{name}.axis");
        return new(settings.Choice<ResampleMode>(name), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /// <summary>The constructor of the library's axis, as C#.</summary>
    public string Code => CodeOf($"{Size}", $"{Outputs}");

    /// <summary>The constructor of an axis of another size, as C#.</summary>
    public string CodeOf(string size, string outputs) => $"new K::ResampleAxis(K::ResampleMode.{Mode}, {size}, {outputs}, {Window}, {Step}, {Padding})";

    /// <summary>How windows of an average move, where each is whole; null for others.</summary>
    public AxisWalk? Walk =>
        Mode is ResampleMode.Average or ResampleMode.PaddedAverage && Padding == 0 && new AxisWalk(Window, Step, 0, 1) is var walk && walk.Outputs(Size) == Outputs
            ? walk : null;

    /// <summary>The setting of an operator.</summary>
    public string Setting(string name) => $"{name}={Mode}, {name}.axis={Size}x{Outputs}x{Window}x{Step}x{Padding}";

    /// <summary>The weight of each value of the source in an output; none where the output is of the padding only.</summary>
    public double[] Weights(int output)
    {
        double[] weights = new double[Size];
        switch (Mode)
        {
            case ResampleMode.Average or ResampleMode.PaddedAverage:
                int start = (output * Step) - Padding, end = Math.Min(start + Window, Size + Padding), inside = Math.Min(end, Size) - Math.Max(start, 0);
                Spread(weights, start, end, Mode == ResampleMode.Average ? inside : end - start);
                break;
            case ResampleMode.Adaptive:
                int from = (int)Math.Floor(output * (double)Size / Outputs), to = (int)Math.Ceiling((output + 1) * (double)Size / Outputs);
                Spread(weights, from, to, to - from);
                break;
            case ResampleMode.Linear:
                double place = Math.Max(((output + 0.5) / Step) - 0.5, 0), share = place - Math.Floor(place);
                weights[(int)place] += 1 - share;
                weights[Math.Min((int)place + 1, Size - 1)] += share;
                break;
            case ResampleMode.Reflection:
                int mirrored = Math.Abs(output - Padding);
                weights[mirrored < Size ? mirrored : (2 * (Size - 1)) - mirrored] = 1;
                break;
            default:
                weights[Math.Min(Math.Max(output - Padding, 0), Size - 1)] = 1;
                break;
        }

        return weights.All(weight => weight == 0) ? [] : weights;
    }

    private static void Spread(double[] weights, int start, int end, int divisor)
    {
        for (int i = Math.Max(start, 0); i < Math.Min(end, weights.Length); i++)
        {
            weights[i] = 1.0 / divisor;
        }
    }
}
