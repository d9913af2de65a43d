using System;
using System.Collections.Generic;
using System.IO;
using NetCompiler.CompilerServices;
using NetCompiler.Serialization;

namespace NetCompiler;

/// <summary>
/// Everything a training session would need to go on elsewhere with the same bits: weights, statistics, the optimizer's and the schedule's state, step,
/// epoch, the place in it, history, best epoch, patience and seed. A copy: the session goes on without changing it. Its file is a safetensors file that
/// other programs can read too.
/// </summary>
public sealed class SessionState
{
    internal SessionState(NetworkInfo info, Snapshot weights, IReadOnlyList<string> optimizerNames, IReadOnlyList<AlignedBuffer> optimizerState)
    {
        Info = info;
        Weights = weights;
        OptimizerNames = optimizerNames;
        OptimizerState = optimizerState;
    }

    /// <summary>Updates done.</summary>
    public long StepCount { get; internal init; }

    /// <summary>Whole epochs done.</summary>
    public int Epoch { get; internal init; }

    /// <summary>Rows of the present epoch, or the last one.</summary>
    public int EpochLength { get; internal init; }

    /// <summary>Rows of the present epoch that are done.</summary>
    public int EpochRows { get; internal init; }

    /// <summary>Sum of the losses of these rows.</summary>
    public double EpochLoss { get; internal init; }

    /// <summary>The seed of order and dropout.</summary>
    public ulong Seed { get; internal init; }

    /// <summary>The schedule's time, then what it remembers.</summary>
    internal double[] Schedule { get; init; } = [0];

    /// <summary>Batches, rows and loss that wait for an update.</summary>
    internal double[] Accumulation { get; init; } = [0, 0, 0];

    /// <summary>A report for each whole epoch.</summary>
    public IReadOnlyList<EpochReport> History => Progress.History;

    internal TrainingProgress Progress { get; init; } = new();

    internal NetworkInfo Info { get; }

    internal Snapshot Weights { get; }

    internal IReadOnlyList<string> OptimizerNames { get; }

    internal IReadOnlyList<AlignedBuffer> OptimizerState { get; }

    /// <summary>Reads a state from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">A network of the type the state was captured from.</param>
    /// <exception cref="InvalidDataException">The file is damaged, holds no session, or one of another architecture.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static SessionState Load(string path, INetwork network)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        return WeightsReader.Open(path, source => SessionFile.Read(source, network.Info));
    }

    /// <summary>Reads a state from a stream.</summary>
    /// <param name="stream">The stream, read from its position to its end.</param>
    /// <param name="network">A network of the type the state was captured from.</param>
    /// <exception cref="InvalidDataException">The data is damaged, holds no session, or one of another architecture.</exception>
    public static SessionState Load(Stream stream, INetwork network)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(network);
        return SessionFile.Read(StreamTensorSource.Open(stream, streamLength: null, "The stream"), network.Info);
    }

    /// <summary>Writes the state to a file: either the whole file appears, or the old one stays.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the state to a stream.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SessionFile.Write(stream, this);
    }
}
