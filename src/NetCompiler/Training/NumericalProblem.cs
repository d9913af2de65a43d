using System;

namespace NetCompiler;

/// <summary>The first place where NaN or an infinity appeared: in forward order, then among the gradients in backward order.</summary>
/// <param name="Layer">The layer's name, or <c>loss</c>.</param>
/// <param name="IsGradient">Whether it appeared in the gradient of the layer's output (or of its parameter) or in the output itself.</param>
/// <param name="Parameter">The layer's parameter that is not finite itself, or whose gradient is not; null if all are finite.</param>
/// <param name="Row">The row of the batch, or -1 where there are no rows.</param>
/// <param name="Value">The value: NaN or an infinity.</param>
public sealed record NumericalProblem(string Layer, bool IsGradient, string? Parameter, int Row, float Value)
{
    /// <summary>A sentence with a remedy.</summary>
    public override string ToString()
    {
        string what = IsGradient ? "the gradient of" : "the output of";
        string row = Row >= 0 ? FormattableString.Invariant($" in row {Row} of the batch") : string.Empty;
        string parameter = Parameter is null ? string.Empty : $" ('{Parameter}' is not finite)";
        return FormattableString.Invariant($"{Value} in {what} layer '{Layer}'{row}{parameter}. ")
            + "Lower the learning rate, scale the inputs to about ±1, or normalize in front of the layer.";
    }
}
