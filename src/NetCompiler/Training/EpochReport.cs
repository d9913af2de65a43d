using System;
using System.Collections.Generic;
using System.Text;

namespace NetCompiler;

/// <summary>What came out of one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs of the training.</param>
/// <param name="Steps">Steps done so far, over all epochs.</param>
/// <param name="TrainingLoss">Mean loss of the epoch's rows, each before the update it led to.</param>
/// <param name="ValidationLoss">Mean loss of the validation rows at the end of the epoch, or null without such rows.</param>
/// <param name="Metrics">Values of <see cref="TrainingOptions.Metrics"/> over the validation rows at the end of the epoch.</param>
/// <param name="Duration">Time the epoch took, validation included; after a resumption in its middle, since then.</param>
public sealed record EpochReport(
    int Epoch, int Epochs, long Steps, float TrainingLoss, float? ValidationLoss, IReadOnlyList<MetricValue> Metrics, TimeSpan Duration)
{
    /// <summary>One line: <c>epoch 3 of 10: loss 0.1234, validation 0.2345, accuracy 0.9876, 1.2 s</c>.</summary>
    public override string ToString()
    {
        StringBuilder text = new(FormattableString.Invariant($"epoch {Epoch} of {Epochs}: loss {TrainingLoss:0.0000}"));
        if (ValidationLoss is float loss)
        {
            text.Append(FormattableString.Invariant($", validation {loss:0.0000}"));
        }

        foreach (MetricValue metric in Metrics)
        {
            text.Append(", ").Append(metric.ToString());
        }

        return text.Append(FormattableString.Invariant($", {Duration.TotalSeconds:0.0} s")).ToString();
    }
}
