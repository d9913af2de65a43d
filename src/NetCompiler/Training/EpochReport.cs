using System;

namespace NetCompiler;

/// <summary>What came out of one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs of the training.</param>
/// <param name="Steps">Steps done so far, over all epochs.</param>
/// <param name="TrainingLoss">Mean loss of the epoch's rows, each before the update it led to.</param>
/// <param name="ValidationLoss">Mean loss of the validation rows at the end of the epoch, or null without such rows.</param>
/// <param name="Duration">Time the epoch took, validation included.</param>
public sealed record EpochReport(int Epoch, int Epochs, long Steps, float TrainingLoss, float? ValidationLoss, TimeSpan Duration)
{
    /// <summary>One line: <c>epoch 3 of 10: loss 0.1234, validation 0.2345, 1.2 s</c>.</summary>
    public override string ToString()
    {
        string validation = ValidationLoss is float loss ? FormattableString.Invariant($", validation {loss:0.0000}") : string.Empty;
        return FormattableString.Invariant($"epoch {Epoch} of {Epochs}: loss {TrainingLoss:0.0000}{validation}, {Duration.TotalSeconds:0.0} s");
    }
}
