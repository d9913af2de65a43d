using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using NetCompiler.CompilerServices;
using NetCompiler.Serialization;

namespace NetCompiler;

/// <summary>
/// A session's state as safetensors: weights and statistics under their own names, the optimizer's state as <c>optimizer.square.dense0.weight</c>,
/// weights of the best epoch as <c>best.dense0.weight</c>, numbers as texts of the metadata.
/// </summary>
internal static class SessionFile
{
    private const string StepKey = "netcompiler.session.step";
    private const string EpochKey = "netcompiler.session.epoch";
    private const string EpochLengthKey = "netcompiler.session.epoch_length";
    private const string EpochRowsKey = "netcompiler.session.epoch_rows";
    private const string EpochLossKey = "netcompiler.session.epoch_loss";
    private const string SeedKey = "netcompiler.session.seed";
    private const string ScheduleKey = "netcompiler.session.schedule";
    private const string AccumulationKey = "netcompiler.session.accumulation";
    private const string OptimizerKey = "netcompiler.session.optimizer_state";

    // No known optimizer remembers as much; a hostile file may not order memory.
    private const int MostBuffers = 8;

    public static void Write(Stream stream, SessionState state)
    {
        List<KeyValuePair<string, string>> metadata = WeightsWriter.Metadata(state.Info);
        metadata.Add(new(StepKey, state.StepCount.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(EpochKey, state.Epoch.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(EpochLengthKey, state.EpochLength.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(EpochRowsKey, state.EpochRows.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(EpochLossKey, state.EpochLoss.ToString("R", CultureInfo.InvariantCulture)));
        metadata.Add(new(SeedKey, state.Seed.ToString(CultureInfo.InvariantCulture)));
        metadata.Add(new(ScheduleKey, NumberList.Write(state.Schedule)));
        metadata.Add(new(AccumulationKey, NumberList.Write(state.Accumulation)));
        metadata.Add(new(OptimizerKey, string.Join(' ', state.OptimizerNames)));
        ProgressText.Write(metadata, state.Progress);
        List<StoredTensor> tensors = Tensors(
            state.Info, state.Weights, state.OptimizerNames, state.OptimizerState, state.Progress.BestWeights);
        SafeTensorsWriter.Write(stream, tensors, metadata);
    }

    public static SessionState Read(TensorSource source, NetworkInfo info)
    {
        string[] names = Text(source, OptimizerKey).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > MostBuffers)
        {
            throw new InvalidDataException(
                $"{source.Name} is damaged: '{OptimizerKey}' has {names.Length} names, more than {MostBuffers}. Use another copy of the file.");
        }

        Snapshot weights = new(info);
        AlignedBuffer[] buffers = Array.ConvertAll(names, _ => new AlignedBuffer(info.TrainableLength));
        (TrainingProgress progress, bool hasBestWeights) = ProgressText.Read(source);
        progress.BestWeights = hasBestWeights ? new Snapshot(info) : null;
        TensorLoader loader = new(source, info, Tensors(info, weights, names, buffers, progress.BestWeights));
        loader.Compare(LoadOptions.Default);
        SessionState state = new(info, weights, names, buffers)
        {
            StepCount = Number<long>(source, StepKey),
            Epoch = Number<int>(source, EpochKey),
            EpochLength = Number<int>(source, EpochLengthKey),
            EpochRows = Number<int>(source, EpochRowsKey),
            EpochLoss = Number<double>(source, EpochLossKey),
            Seed = Number<ulong>(source, SeedKey),
            Accumulation = NumberList.Read(source, AccumulationKey, Text(source, AccumulationKey)),
            Schedule = NumberList.Read(source, ScheduleKey, Text(source, ScheduleKey)),
            Progress = progress,
        };
        loader.Load();
        return state;
    }

    private static List<StoredTensor> Tensors(
        NetworkInfo info, Snapshot weights, IReadOnlyList<string> names, IReadOnlyList<AlignedBuffer> buffers, Snapshot? best)
    {
        List<StoredTensor> tensors = WeightsWriter.Tensors(info, weights);
        for (int i = 0; i < names.Count; i++)
        {
            foreach (ParameterInfo parameter in info.Parameters)
            {
                if (parameter.IsTrained)
                {
                    tensors.Add(new StoredTensor($"optimizer.{names[i]}.{parameter.Name}", parameter, buffers[i]));
                }
            }
        }

        foreach (StoredTensor tensor in best is null ? [] : WeightsWriter.Tensors(info, best))
        {
            tensors.Add(new StoredTensor($"best.{tensor.Name}", tensor.Parameter, tensor.Buffer));
        }

        return tensors;
    }

    /// <summary>A text of the metadata.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public static string Text(TensorSource source, string key) =>
        source.Header.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new InvalidDataException(
                $"{source.Name} holds no training session: '{key}' is missing. Load weights with the network's own Load.");

    /// <summary>A number of the metadata, not negative unless it is a double.</summary>
    /// <exception cref="InvalidDataException">It is not there, or no such number.</exception>
    public static T Number<T>(TensorSource source, string key)
        where T : struct, ISpanParsable<T>, IComparable<T>
    {
        string text = Text(source, key);
        return T.TryParse(text, CultureInfo.InvariantCulture, out T number) && (typeof(T) == typeof(double) || number.CompareTo(default) >= 0)
            ? number
            : throw new InvalidDataException($"{source.Name} is damaged: '{key}' is '{text}', but a number is needed. Use another copy of the file.");
    }
}
