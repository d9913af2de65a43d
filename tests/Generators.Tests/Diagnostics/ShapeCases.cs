using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>Mistakes in shapes: NC01xx.</summary>
internal static class ShapeCases
{
    public static readonly IReadOnlyList<ProblemCase> All =
    [
        new(
            "NC0101",
            """[Network, Input(3, 10, 10), Conv2D(64, kernel: 3), MaxPool2D(2, Name = "pool"), «Dense(10, Name = "fc1")»] partial class Digits;""",
            "`Dense` 'fc1' needs a vector or a sequence, but `MaxPool2D` 'pool' gives 64x4x4; add [Flatten] (1024 values)"),
        new(
            "NC0101",
            "[Network, Input(4), «Conv2D(8, kernel: 3)»] partial class Digits;",
            "`Conv2D` 'conv2d0' needs an image, but `Input` 'input0' gives a vector of 4; "
            + "move it to where the value is still an image, or begin with [Input(channels, height, width)]"),
        new(
            "NC0101",
            "[Network, Input(4), «Embedding(10, 8)»] partial class Digits;",
            "`Embedding` 'embedding0' needs ids, but `Input` 'input0' gives a vector of 4; ids come from [Input(4, Type = ElementType.Int32)]"),
        new(
            "NC0101",
            "[Network, Input(4, Type = ElementType.Int32), «Dense(8)»] partial class Digits;",
            "`Dense` 'dense0' needs a vector or a sequence, but `Input` 'input0' gives 4 ids; "
            + "add [Embedding(count, dimension)], which gives each id a row of numbers"),
        new(
            "NC0102",
            "[Network, Input(1, 8, 8), «Conv2D(8, kernel: 9)», Flatten, Dense(2)] partial class Digits;",
            "`Conv2D` 'conv2d0' does not fit: a window of 9x9 is larger than the image of 8x8; "
            + "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding"),
        new(
            "NC0102",
            "[Network, Input(1, 8, 6), Conv2D(8, kernel: 3), «MaxPool2D(5, padding: 0)», Flatten, Dense(2)] partial class Digits;",
            "`MaxPool2D` 'maxpool2d0' does not fit: a window of 5x5 is larger than the image of 6x4; "
            + "make the window smaller, or the image larger: fewer pools and strides before it, or a greater padding"),
        new(
            "NC0102",
            "[Network, Input(4), Dense(1), «CrossEntropyLoss»] partial class Digits;",
            "`CrossEntropyLoss` 'crossentropyloss0' does not fit: it chooses among classes, but there is 1 logit; "
            + "end with a [Dense(classes)] of at least 2, or use [MeanSquaredErrorLoss]"),
        new(
            "NC0102",
            """[Network, Input(4, Name = "m"), Input(5, 6), «MultiHeadAttention(2, Mask = "m")», Dense(2)] partial class Digits;""",
            "`MultiHeadAttention` 'multiheadattention0' does not fit: its mask is a vector of 4, but there are 5 keys; "
            + "let Mask name a vector with a number for each key: [Input(5)]"),
        new(
            "NC0103",
            """[Network, Input(4), Tap("in"), Dense(8), «Add("in")»] partial class Digits;""",
            "`Add` 'add0' joins `Dense` 'dense0' of a vector of 8 and `Input` 'input0' of a vector of 4, but both must have one "
            + "shape; a [Dense(8)] on the other way gives it 8 features"),
        new(
            "NC0103",
            "[Network, Input(2, 4, 4), «Residual(8)»] partial class Digits; "
            + """[Tap("in"), Conv2D("n", 3, padding: 1), ‹Add("in")›] class ResidualAttribute(int n) : BlockAttribute;""",
            "`Add` 'residual0.add0' joins `Conv2D` 'residual0.conv2d0' of 8x4x4 and `Input` 'input0' of 2x4x4, but both must have "
            + "one shape; a [Conv2D(8, kernel: 1)] with a fitting stride on the other way gives it 8x4x4"),
        new(
            "NC0104",
            "[Network, Input(65536), «Dense(65536)»] partial class Digits;",
            "`Dense` 'dense0' would need a weight of 65536x65536: 4294967296 values in memory, where at most 268435456 are "
            + "possible; make it smaller"),
        new(
            "NC0104",
            """[Network, Input(65536), «Wide(65536)»] partial class Digits; [‹Dense("n")›] class WideAttribute(int n) : BlockAttribute;""",
            "`Dense` 'wide0.dense0' would need a weight of 65536x65536: 4294967296 values in memory, where at most 268435456 are "
            + "possible; make it smaller"),
        new(
            "NC0104",
            "[Network, Input(64, 512, 512), «Conv2D(1024, kernel: 3)», Flatten, Dense(2)] partial class Digits;",
            "`Conv2D` 'conv2d0' would need a value of 1024x510x510: 266342400 values in memory, where at most 134217728 are "
            + "possible; make it smaller"),
        new(
            "NC0105",
            """[Network, Input(4), Dense(8, Weights = "w"), «Dense(8, Weights = "w")»] partial class Digits;""",
            """`Dense` 'dense1' shares the weights "w" of shape 8x4, but needs 8x8; share only between layers of the same shape"""),
        new(
            "NC0106",
            "[Network, Input(16, Steps = 64), Dense(8), «Flatten», Dense(2)] partial class Digits;",
            "`Flatten` 'flatten0' needs all steps of the sequence, but the caller says how many there are (Steps on `Input`); use a layer that keeps their "
                + "number, such as a convolution with padding \"same\", or makes one of all, such as `GlobalAveragePool1D`, or give the input a fixed number of steps"),
        new(
            "NC0106",
            "[Network, Input(Steps = 12), «Dense(3)»] partial class Digits;",
            "`Dense` 'dense0' needs all steps of the sequence, but the caller says how many there are (Steps on `Input`); use a layer that keeps their "
                + "number, such as a convolution with padding \"same\", or makes one of all, such as `GlobalAveragePool1D`, or give the input a fixed number of steps"),
    ];
}
