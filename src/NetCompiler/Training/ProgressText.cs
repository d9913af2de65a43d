using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetCompiler.Serialization;

namespace NetCompiler;

/// <summary>
/// A training's progress as texts of the metadata of its file. The history has a line for each epoch, fields with tabs between them: epoch, epochs,
/// steps, training loss, validation loss or nothing, ticks, then name and value of each metric.
/// </summary>
internal static class ProgressText
{
    private const string HistoryKey = "netcompiler.session.history";
    private const string MonitoredKey = "netcompiler.session.monitored";
    private const string BestEpochKey = "netcompiler.session.best_epoch";
    private const string BestValueKey = "netcompiler.session.best_value";
    private const string BestWeightsKey = "netcompiler.session.best_weights";
    private const string StaleEpochsKey = "netcompiler.session.stale_epochs";
    private const int FieldsBeforeMetrics = 6;

    /// <summary>Appends the texts.</summary>
    public static void Write(List<KeyValuePair<string, string>> metadata, TrainingProgress progress)
    {
        metadata.Add(new(HistoryKey, string.Join('\n', progress.History.ConvertAll(Line))));
        metadata.Add(new(MonitoredKey, progress.Monitored));
        metadata.Add(new(BestEpochKey, progress.BestEpoch.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(BestValueKey, progress.BestValue.ToString("R", CultureInfo.InvariantCulture)));
        metadata.Add(new(BestWeightsKey, progress.BestWeights is null ? "0" : "1"));
        metadata.Add(new(StaleEpochsKey, progress.StaleEpochs.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Reads the texts; says also whether the file holds the weights of the best epoch.</summary>
    public static (TrainingProgress Progress, bool HasBestWeights) Read(TensorSource source)
    {
        TrainingProgress progress = new()
        {
            Monitored = SessionFile.Text(source, MonitoredKey),
            BestEpoch = SessionFile.Number<int>(source, BestEpochKey),
            BestValue = SessionFile.Number<double>(source, BestValueKey),
            StaleEpochs = SessionFile.Number<int>(source, StaleEpochsKey),
        };
        string history = SessionFile.Text(source, HistoryKey);
        foreach (string line in history.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                progress.History.Add(Report(line.Split('\t')));
            }
            catch (Exception exception) when (exception is FormatException or OverflowException or IndexOutOfRangeException)
            {
                throw new InvalidDataException(
                    $"{source.Name} is damaged: '{HistoryKey}' has the line '{line}', which is no report of an epoch. Use another copy of the file.",
                    exception);
            }
        }

        return (progress, SessionFile.Number<int>(source, BestWeightsKey) != 0);
    }

    private static string Line(EpochReport report)
    {
        string validation = report.ValidationLoss is float loss ? FormattableString.Invariant($"{loss:R}") : string.Empty;
        string line = FormattableString.Invariant(
            $"{report.Epoch}\t{report.Epochs}\t{report.Steps}\t{report.TrainingLoss:R}\t{validation}\t{report.Duration.Ticks}");
        foreach (MetricValue metric in report.Metrics)
        {
            line += FormattableString.Invariant($"\t{metric.Name}\t{metric.Value:R}");
        }

        return line;
    }

    private static EpochReport Report(string[] fields)
    {
        List<MetricValue> metrics = [];
        for (int i = FieldsBeforeMetrics; i < fields.Length; i += 2)
        {
            metrics.Add(new(fields[i], double.Parse(fields[i + 1], CultureInfo.InvariantCulture)));
        }

        return new EpochReport(
            int.Parse(fields[0], CultureInfo.InvariantCulture),
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            long.Parse(fields[2], CultureInfo.InvariantCulture),
            float.Parse(fields[3], CultureInfo.InvariantCulture),
            fields[4].Length == 0 ? null : float.Parse(fields[4], CultureInfo.InvariantCulture),
            metrics,
            new TimeSpan(long.Parse(fields[5], CultureInfo.InvariantCulture)));
    }
}
