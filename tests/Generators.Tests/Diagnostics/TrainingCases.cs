using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>Mistakes that only training knows: NC02xx.</summary>
internal static class TrainingCases
{
    public static readonly IReadOnlyList<ProblemCase> All =
    [
        new(
            "NC0202",
            "[Network, Input(4), Dense(2), «Frozen», CrossEntropyLoss] partial class Digits;",
            "Every parameter of 'Digits' is frozen, or it has none, yet it has a loss; move [Frozen] up, or set Training = false on [Network]"),
        new(
            "NC0202",
            "[Network, Input(4), Tanh, «MeanSquaredErrorLoss»] partial class Digits;",
            "Every parameter of 'Digits' is frozen, or it has none, yet it has a loss; move [Frozen] up, or set Training = false on [Network]"),
        new(
            "NC0203",
            "[Network, Input(4), Dense(4), «Half», MeanSquaredErrorLoss] partial class Digits;\n"
                + "[‹Dense(4)›, Frozen, Dense(4)] sealed class HalfAttribute : BlockAttribute;",
            "`Dense` 'half0.dense0' is frozen, but takes what is trained before it; let a [Frozen] follow all of it in the network's own list, or remove "
                + "the one in the block"),
    ];
}
