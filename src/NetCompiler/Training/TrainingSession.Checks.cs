using System;

namespace NetCompiler;

/// <content>What is checked before anything is trained.</content>
public sealed partial class TrainingSession<TBatch>
{
    // The last batch of an epoch would stop it.
    private void CheckTraining(IBatchSource<TBatch> train)
    {
        SourceChecks.NotEmpty(train, nameof(train));
        int rest = train.Count % Options.BatchSize, smallest = rest == 0 ? Options.BatchSize : rest;
        if (smallest < _program.Step.MinimumRows)
        {
            throw new ArgumentException(
                $"train has {train.Count} rows, so that with BatchSize {Options.BatchSize} the last batch has {smallest}; '{Info.Name}' normalizes over the "
                    + $"batch, which needs {_program.Step.MinimumRows} or more. Choose another BatchSize, or leave a row out.",
                nameof(train));
        }

        if (_epochRows > 0 && _epochLength != train.Count)
        {
            throw new ArgumentException(
                $"train has {train.Count} rows, and the session stands behind row {_epochRows} of an epoch of {_epochLength}. Go on with the same rows.",
                nameof(train));
        }
    }

    // Returns what is monitored.
    private MonitoredValue CheckValidation(IBatchSource<TBatch>? validation)
    {
        if (validation is not null)
        {
            SourceChecks.NotEmpty(validation, nameof(validation));
            _evaluator.Begin(_metrics, validation, nameof(validation));
        }
        else if (_metrics.Length > 0)
        {
            throw new ArgumentException(
                $"validation is null, and Metrics holds '{_metrics[0].Name}', which is measured on it. Give validation rows, or no metrics.",
                nameof(validation));
        }

        MonitoredValue monitor = Options.Monitor ?? (validation is null ? MonitoredValue.TrainingLoss : MonitoredValue.ValidationLoss);
        bool isMeasured = monitor == MonitoredValue.TrainingLoss || (monitor == MonitoredValue.ValidationLoss && validation is not null)
            || Array.Exists(_metrics, metric => metric.Name == monitor.Name);
        if (!isMeasured)
        {
            throw new ArgumentException(
                $"Monitor is '{monitor.Name}', which is not measured: there are "
                    + $"{(validation is null ? "no validation rows" : $"the metrics [{string.Join(", ", Array.ConvertAll(_metrics, metric => metric.Name))}]")}. "
                    + "Add it to Metrics, give validation rows, or set Monitor to MonitoredValue.TrainingLoss.",
                nameof(Options.Monitor));
        }

        CheckSchedule(monitor);
        return monitor;
    }

    // A schedule that remembers values would compare them with others.
    private void CheckSchedule(MonitoredValue monitor)
    {
        bool isOther = _progress.Monitored.Length > 0 && _progress.Monitored != monitor.Name;
        if (isOther && Options.ScheduleUnit == ScheduleUnit.Epoch && _schedule.RemembersValues)
        {
            throw new ArgumentException(
                $"Monitor is '{monitor.Name}', but {Options.Schedule?.GetType().Name} has looked at '{_progress.Monitored}' up to here. "
                    + "Go on with the same, or begin a new session with the network.",
                nameof(Options.Monitor));
        }
    }
}
