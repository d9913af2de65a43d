using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;

namespace NetCompiler.Tests.Training;

/// <summary>All that a training leads to, but for the time it took, as text to compare.</summary>
internal static class SessionBits
{
    public static string Of(TrainingSession<LinearNetwork.Batch> session, LinearNetwork network)
    {
        SessionState state = session.Capture();
        using MemoryStream file = new();
        state.Save(file);
        byte[] bytes = file.ToArray();

        // Behind the header: weights, statistics, the optimizer's state, the best weights.
        int start = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string numbers = FormattableString.Invariant(
            $"{state.StepCount} {state.Epoch} {state.EpochRows} {state.EpochLoss:R} {state.Seed} {state.Progress.BestEpoch} {state.Progress.StaleEpochs}");
        string history = string.Join('\n', state.History.Select(Line));
        return $"{numbers}\n{history}\n{Convert.ToHexString(bytes.AsSpan(start))}\n{string.Join(' ', network.Weight.ToArray())}";
    }

    public static string Line(EpochReport report) => FormattableString.Invariant(
        $"{report.Epoch} {report.Epochs} {report.Steps} {report.TrainingLoss:R} {report.ValidationLoss:R} {string.Join(' ', report.Metrics.Select(m => $"{m.Value:R}"))}");
}
