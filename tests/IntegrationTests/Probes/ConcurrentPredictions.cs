using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetCompiler.CompilerServices;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>
/// Threads that predict batches of mixed sizes while another publishes weights. The weights come from a few sets, whose predictions are known: every
/// answer must be that of one of them, bit by bit.
/// </summary>
internal sealed class ConcurrentPredictions
{
    // With folded statistics, so that an answer from the parameters of one snapshot and what was derived from another would show.
    private const string Layers =
        "Input(1, 5, 4); Conv2D(3, kernel: 3, padding: 1); BatchNorm; ReLU; Flatten; Dense(7); BatchNorm; Tanh; Dense(3); Softmax";

    private const int Sets = 6;

    // On a busy machine threads go on until weights have changed so often.
    private const int Publications = 30;

    private static readonly int[] s_sizes = [1, 2, 7, 33, 70];

    private readonly NetworkInstance _instance;
    private readonly Snapshot[] _snapshots;
    private readonly Dictionary<string, Array>[] _data;
    private readonly float[][][] _expected;
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly long[] _seen = new long[Sets];
    private int _running;
    private long _published;

    private ConcurrentPredictions(CompiledNetwork compiled)
    {
        Random random = new(1);
        _instance = compiled.Create();
        _snapshots = new Snapshot[Sets];
        _data = [.. s_sizes.Select(rows => NetworkData.Random(compiled.Plan, rows, random))];
        _expected = new float[Sets][][];
        for (int set = 0; set < Sets; set++)
        {
            _instance.SetParameters(NetworkData.Parameters(_instance.Info, random));
            _snapshots[set] = _instance.Network.Core.Current;
            _expected[set] = [.. s_sizes.Select((rows, size) => _instance.Predict(_data[size], rows))];
        }
    }

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How many answers belong to each set of weights.</summary>
    public IReadOnlyList<long> Seen => _seen;

    /// <summary>How often weights were published meanwhile.</summary>
    public long Published => Volatile.Read(ref _published);

    /// <summary>Lets threads predict so many times each, or more often.</summary>
    public static ConcurrentPredictions Run(int threads, int predictions)
    {
        ConcurrentPredictions run = new(NetworkAssembly.Compile(Layers)) { _running = threads };
        Thread[] readers = [.. Enumerable.Range(0, threads).Select(seed => new Thread(() => run.Guard(() => run.Predict(seed, predictions))))];
        Thread publisher = new(() => run.Guard(run.Publish));
        foreach (Thread thread in readers.Append(publisher))
        {
            thread.Start();
        }

        foreach (Thread thread in readers.Append(publisher))
        {
            thread.Join();
        }

        return run;
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            _faults.Enqueue(exception.ToString());
        }
    }

    private void Predict(int seed, int predictions)
    {
        try
        {
            Random random = new(seed);
            long[] seen = new long[Sets];
            float[] output = new float[s_sizes.Max() * _expected[0][0].Length];
            for (int i = 0; i < predictions || (Published < Publications && _faults.IsEmpty); i++)
            {
                int size = random.Next(s_sizes.Length);
                Span<float> answer = output.AsSpan(0, _expected[0][size].Length);
                answer.Fill(float.NaN);
                _instance.Compiled.PredictInto(_instance.Network, _data[size], answer, null);
                int set = Match(answer, size);
                if (set < 0)
                {
                    _faults.Enqueue($"Thread {seed}, prediction {i}: the answer for {s_sizes[size]} rows belongs to no weights.");
                    return;
                }

                seen[set]++;
            }

            for (int set = 0; set < Sets; set++)
            {
                Interlocked.Add(ref _seen[set], seen[set]);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private int Match(ReadOnlySpan<float> answer, int size)
    {
        for (int set = 0; set < Sets; set++)
        {
            if (answer.SequenceEqual(_expected[set][size]))
            {
                return set;
            }
        }

        return -1;
    }

    // One set after the other, in turn as a new snapshot, which is prepared first, and as the old one again.
    private void Publish()
    {
        while (Volatile.Read(ref _running) > 0)
        {
            Snapshot snapshot = _snapshots[_published % Sets];
            if (_published / Sets % 2 == 0)
            {
                Snapshot copy = new(_instance.Info);
                snapshot.Parameters.Span.CopyTo(copy.Parameters.Span);
                snapshot.State.Span.CopyTo(copy.State.Span);
                snapshot = copy;
            }

            _instance.Network.Core.Publish(snapshot);
            Interlocked.Increment(ref _published);
            Thread.Yield();
        }
    }
}
