using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// How the window of a pooling moves over an image, clipped to it; axes are y (lines), then x (pixels). Over a sequence it moves along its steps
/// alone, as over an image of one line.
/// </summary>
/// <param name="KernelHeight">Lines of the window.</param>
/// <param name="KernelWidth">Pixels of a line of the window.</param>
/// <param name="StrideY">Lines from one output to the next.</param>
/// <param name="StrideX">Pixels from one output to the next.</param>
/// <param name="PaddingY">How many lines above and below the window may reach.</param>
/// <param name="PaddingX">How many pixels left and right the window may reach.</param>
/// <param name="Ceiling">Whether a last window that is not full counts too, if it starts inside the image or its left padding.</param>
/// <remarks>The sizes are those of PyTorch's MaxPool2d and its ceil_mode.</remarks>
public sealed record PoolGeometry(int KernelHeight, int KernelWidth, int StrideY, int StrideX, int PaddingY, int PaddingX, bool Ceiling)
{
    /// <summary>The inverse of <see cref="ToString"/>.</summary>
    public static PoolGeometry Read(OperatorSettings settings)
    {
        (int[] kernel, int[] stride, int[] padding) = (settings.Integers("kernel"), settings.Integers("stride"), settings.Integers("padding"));
        return new(kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], settings.Truth("ceiling"));
    }

    /// <summary>Lines of the output for an image of some lines; not positive if the window does not fit.</summary>
    public int OutputHeight(int height) => Outputs(height, KernelHeight, StrideY, PaddingY);

    /// <summary>Pixels of a line of the output for an image with some pixels a line; not positive if the window does not fit.</summary>
    public int OutputWidth(int width) => Outputs(width, KernelWidth, StrideX, PaddingX);

    /// <summary>The output for an image or a sequence.</summary>
    public TensorShape Output(TensorShape input) =>
        input.WithPlane(OutputHeight(input.Plane.Height), OutputWidth(input.Plane.Width)) with { HasSteps = input.HasSteps && KeepsWidth };

    /// <summary>
    /// How windows move across the lines of an image, where each is whole; null for other shapes and where windows are clipped.
    /// </summary>
    /// <param name="canBePadded">Whether a window may reach into zeros above and below the image instead, since no value is less.</param>
    public AxisWalk? LineWalk(TensorShape input, bool canBePadded)
    {
        if (input.Kind != ShapeKind.Image || (PaddingY > 0 && !canBePadded))
        {
            return null;
        }

        (AxisWalk walk, int height) = (new(KernelHeight, StrideY, PaddingY, 1), input.Plane.Height);
        return walk.Outputs(height) == OutputHeight(height) ? walk : null;
    }

    /// <summary>The lines that some windows read, in C#.</summary>
    public static string LinesOf(string windows, int stride, int kernel) =>
        kernel == stride ? $"{windows} * {stride}" : $"({windows} * {stride}) + {kernel - stride}";

    /// <summary>Whether there are as many outputs as pixels of a line, however many these are.</summary>
    public bool KeepsWidth => StrideX == 1 && KernelWidth == 1 + (2 * PaddingX);

    /// <summary>Whether one window takes in the whole line, however few pixels of it are there.</summary>
    public bool IsWholeLine(int width) => KernelWidth == width && PaddingX == 0;

    /// <summary>Whether every pixel belongs to exactly one window.</summary>
    public bool Tiles(TensorShape input) =>
        (StrideY, StrideX, PaddingY, PaddingX) == (KernelHeight, KernelWidth, 0, 0)
        && (input.Plane.Height % StrideY, input.Plane.Width % StrideX) == (0, 0);

    /// <summary>Whether every pixel belongs to exactly one window, whose elements a byte can number.</summary>
    public bool HasPlaces(TensorShape input) => Fits(input) && Tiles(input) && !input.HasSteps && KernelHeight * KernelWidth <= 256;

    /// <summary>Whether the window fits into an image or a sequence, and every window meets it: padding is at most half a window.</summary>
    public bool Fits(TensorShape shape) =>
        shape.HasPlane
        && (shape.Kind == ShapeKind.Image || (KernelHeight, StrideY, PaddingY) == (1, 1, 0))
        && 2 * PaddingY <= KernelHeight
        && 2 * PaddingX <= KernelWidth
        && OutputHeight(shape.Plane.Height) > 0
        && OutputWidth(shape.Plane.Width) > 0;

    /// <summary>All windows over an image or a sequence: the logical indices of each in order of lines and pixels, and that of the output.</summary>
    public IEnumerable<(IReadOnlyList<int> Window, int Output)> Windows(TensorShape input)
    {
        TensorShape output = Output(input);
        for (int channel = 0; channel < output.Channels; channel++)
        {
            for (int line = 0; line < output.Plane.Height; line++)
            {
                for (int pixel = 0; pixel < output.Plane.Width; pixel++)
                {
                    yield return (Indices(input, channel, (line * StrideY) - PaddingY, (pixel * StrideX) - PaddingX), output.Index(channel, line, pixel));
                }
            }
        }
    }

    /// <summary>The logical index of the largest value of a window: the first of equals; NaN counts as larger.</summary>
    public static int Largest(Tensor x, int row, IReadOnlyList<int> window)
    {
        int best = window[0];
        foreach (int index in window)
        {
            if (x[row, index] > x[row, best] || double.IsNaN(x[row, index]))
            {
                best = index;
            }
        }

        return best;
    }

    /// <summary>The text, as it stands in the settings of operators.</summary>
    public override string ToString() =>
        $"kernel={KernelHeight}x{KernelWidth}, stride={StrideY}x{StrideX}, padding={PaddingY}x{PaddingX}, ceiling={OperatorSettings.Write(Ceiling)}";

    private int Outputs(int size, int kernel, int stride, int padding)
    {
        int space = size + (2 * padding) - kernel + (Ceiling ? stride - 1 : 0);
        if (space < 0)
        {
            return 0;
        }

        int outputs = (space / stride) + 1;
        bool startsOutside = (outputs - 1) * stride >= size + padding;
        return Ceiling && startsOutside ? outputs - 1 : outputs;
    }

    /// <summary>The window as the runtime's kernels take it.</summary>
    public string Window => $"{KernelHeight}, {KernelWidth}, {StrideY}, {StrideX}, {PaddingY}, {PaddingX}";

    private List<int> Indices(TensorShape input, int channel, int top, int left)
    {
        List<int> indices = [];
        for (int i = Math.Max(top, 0); i < Math.Min(top + KernelHeight, input.Plane.Height); i++)
        {
            for (int j = Math.Max(left, 0); j < Math.Min(left + KernelWidth, input.Plane.Width); j++)
            {
                indices.Add(input.Index(channel, i, j));
            }
        }

        return indices;
    }
}
