using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>Mistakes in the list of layers itself: NC00xx.</summary>
internal static class DeclarationCases
{
    public static readonly IReadOnlyList<ProblemCase> All =
    [
        new(
            "NC0003",
            "[Network, «Dense(2)»] partial class Digits;",
            "'Digits' begins with `Dense`, but a network begins with its input; put [Input(...)] first"),
        new(
            "NC0006",
            "[Network, «Input(4)»] partial class Digits;",
            "'Digits' has no layers after its input; add some, such as [Dense(10)]"),
        new(
            "NC0006",
            "[Network] partial class «Digits»;",
            "'Digits' has no layers; add some, such as [Input(784)] and [Dense(10)]"),
        new(
            "NC0007",
            "enum Answer { Yes = 1, No } [Network, Input(4), Dense(2), «Labels<Answer>»] partial class Digits;",
            "`Labels` 'labels0': TClass is Answer with the values 1, 2, but must be an enumeration whose members have the values 0 to 1, each once"),
        new(
            "NC0007",
            "[Network, Input(4), «Dense(0)»] partial class Digits;",
            "`Dense` 'dense0': units is 0, but must be an integer from 1 to 16777216"),
        new(
            "NC0007",
            "[Network, Input(4), «Dense(typeof(int))»] partial class Digits;",
            "`Dense` 'dense0': units is typeof(int), but must be an integer from 1 to 16777216, or an expression"),
        new(
            "NC0007",
            "[Network, Input(4), «Dropout(1.5f)», Dense(2)] partial class Digits;",
            "`Dropout` 'dropout0': rate is 1.5, but must be a number at least 0 and below 1"),
        new(
            "NC0007",
            "[Network, «Input(1, 2, 3, 4, 5)», Dense(2)] partial class Digits;",
            "`Input` 'input0': shape is a list of 5 sizes, but must be one size (vector), two (steps, channels), three (channels, height, width) or four (channels, depth, height, width)"),
        new(
            "NC0007",
            "[Network, Input(4), Dense(2), «BatchNorm(epsilon: 0)»] partial class Digits;",
            "`BatchNorm` 'batchnorm0': epsilon is 0, but must be a number above 0"),
        new(
            "NC0007",
            "[Network, Input(1, 8, 8), «MaxPool2D(2, padding: 2)», Flatten, Dense(2)] partial class Digits;",
            "`MaxPool2D` 'maxpool2d0': padding is 2, but must be an integer from 0 to 1 (half the size: a window beyond sees nothing of the image)"),
        new(
            "NC0007",
            """[Network, Input(4), «Narrow(-3)»] partial class Digits; [‹Dense("n + 1")›] class NarrowAttribute(int n) : BlockAttribute;""",
            """`Dense` 'narrow0.dense0': units is -2 ("n + 1"), but must be an integer from 1 to 16777216"""),
        new(
            "NC0007",
            "[Network, Input(4), «Outer(3)»] partial class Digits; "
            + """[ReLU, ‹Inner("2 * n")›] class OuterAttribute(int n) : BlockAttribute; [ReLU, ‹Dense("m - 8")›] class InnerAttribute(object m) : BlockAttribute;""",
            """`Dense` 'outer0.inner0.dense0': units is -2 ("m - 8"), but must be an integer from 1 to 16777216"""),
        new(
            "NC0008",
            """[Network, Input(4), «Dense("width")»] partial class Digits;""",
            """`Dense` 'dense0': units is "width", which cannot be computed: 'width' is unknown (names are the parameters of a """
            + "block, and no block surrounds it); use integers, + - * /, parentheses and the block's parameters"),
        new(
            "NC0008",
            "[Network, Input(4), «Wide(3)»] partial class Digits; "
            + """[ReLU, ‹Dense("2 * m")›] class WideAttribute(int n) : BlockAttribute { public int N => n; }""",
            """`Dense` 'wide0.dense0': units is "2 * m", which cannot be computed: 'm' is unknown (the block's parameters are n); """
            + "use integers, + - * /, parentheses and the block's parameters"),
        new(
            "NC0008",
            """[Network, Input(4), «Wide(65536)»] partial class Digits; [‹Dense("n * n / n")›] class WideAttribute(int n) : BlockAttribute;""",
            """`Dense` 'wide0.dense0': units is "n * n / n", which cannot be computed: 4294967296 is no 32-bit integer; """
            + "use integers, + - * /, parentheses and the block's parameters"),
        new(
            "NC0009",
            """[Network, Input(4), Dense(4, Name = "fc"), «ReLU(Name = "fc")»] partial class Digits;""",
            "The name 'fc' stands on `Dense` and on `ReLU`; give one of them another name"),
        new(
            "NC0009",
            """[Network, Input(4), Tap("in"), Dense(4), «Tap("in")», Dense(2)] partial class Digits;""",
            "The name 'in' stands on `Tap` and on `Tap`; give one of them another name"),
        new(
            "NC0010",
            """[Network, Input(4), Tap("in"), Dense(4), «Add("inn")»] partial class Digits;""",
            """`Add` uses the tap "inn", which is not defined before it; the taps here are "in"; """
            + """use one of them, or put [Tap("inn")] after the layer whose value it means"""),
        new(
            "NC0010",
            """[Network, Input(4), Dense(4), «From("in")», Dense(2)] partial class Digits;""",
            """`From` uses the tap "in", which is not defined before it; put [Tap("in")] after the layer whose value it means"""),
        new(
            "NC0010",
            """[Network, Input(4), Dense(4), «Add("late")», Dense(4), Tap("late"), Dense(2)] partial class Digits;""",
            """`Add` uses the tap "late", which is not defined before it; put [Tap("late")] after the layer whose value it means"""),
        new(
            "NC0010",
            """[Network, Input(4), Tap("in"), «Skip», Add("in")] partial class Digits; [Dense(4), ‹Add("in")›] class SkipAttribute : BlockAttribute;""",
            """`Add` uses the tap "in", which is not defined before it; put [Tap("in")] after the layer whose value it means"""),
        new(
            "NC0010",
            """[Network, Input(4), Tap("in"), «Skip("inn")», Add("in")] partial class Digits; """
            + """[Dense(4), ‹Add("tap")›] class SkipAttribute(string tap) : BlockAttribute;""",
            """`Add` uses the tap "inn", which is not defined before it; the taps here are "in"; """
            + """use one of them, or put [Tap("inn")] after the layer whose value it means"""),
        new(
            "NC0011",
            "[Network, Input(4), «Loop»] partial class Digits; [ReLU, ‹Loop›] class LoopAttribute : BlockAttribute;",
            "The block `Loop` contains itself, so it would never end; remove the inner use"),
        new(
            "NC0011",
            "[Network, Input(4), «Even»] partial class Digits; "
            + "[ReLU, ‹Odd›] class EvenAttribute : BlockAttribute; [‹Even›, Tanh] class OddAttribute : BlockAttribute;",
            "The block `Even` contains itself, so it would never end; remove the inner use"),
        new(
            "NC0012",
            """[Network, Input(4), «Dense(2, Name = "1st")»] partial class Digits;""",
            """`Dense` has the Name "1st", but a name begins with a letter and consists of letters, digits, '_' and single dots between them"""),
        new(
            "NC0013",
            """[Network, Input(4), Tap("in"), «Dense(3)», From("in"), Dense(2)] partial class Digits;""",
            "`Dense` 'dense0' has no effect: nothing of it reaches the prediction or the loss; name its value with [Tap] and use it, or remove it"),
        new(
            "NC0014",
            "[Network(Streaming = true), Input(9, 3), Dense(4), GRU(5, Bidirectional = true), Dense(2)] partial class «Digits»;",
            "'Digits' cannot predict one step a call: `GRU` 'gru0' needs more than a step and what forward recurrent layers remember of those before; use recurrent layers that go forward from zeros and layers that take each step by itself, or remove Streaming from [Network]"),
        new(
            "NC0014",
            "[Network(Streaming = true), Input(9, 3), Conv1D(4, kernel: 3), LSTM(5)] partial class «Digits»;",
            "'Digits' cannot predict one step a call: `Conv1D` 'conv1d0' needs more than a step and what forward recurrent layers remember of those before; use recurrent layers that go forward from zeros and layers that take each step by itself, or remove Streaming from [Network]"),
        new(
            "NC0014",
            "[Network(Streaming = true), Input(9, 3), Dense(4)] partial class «Digits»;",
            "'Digits' cannot predict one step a call: it has no recurrent layer; use recurrent layers that go forward from zeros and layers that take each step by itself, or remove Streaming from [Network]"),
        new(
            "NC0014",
            "[Network(Streaming = true), Input(9), Dense(4)] partial class «Digits»;",
            "'Digits' cannot predict one step a call: its input 'input0' is no sequence; use recurrent layers that go forward from zeros and layers that take each step by itself, or remove Streaming from [Network]"),
    ];
}
