using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using NetCompiler.Serialization;

namespace NetCompiler.CompilerServices;

/// <summary>
/// What every generated network consists of: its current snapshot, swapped atomically, and a pool of workspaces. All members are thread-safe.
/// </summary>
public sealed class NetworkCore : IParameterStore
{
    private readonly Lock _publishing = new();
    private readonly WorkspacePool _workspaces;
    private readonly ParameterView[] _parameters;
    private Snapshot _current;
    private long _version;
    private int _prepareCount;

    private NetworkCore(NetworkProgram program, Snapshot snapshot)
    {
        Program = program;
        _workspaces = new WorkspacePool(program);
        _parameters = new ParameterView[Info.Parameters.Count];
        for (int i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = new ParameterView(this, Info.Parameters[i]);
        }

        _current = snapshot;
        Publish(snapshot);
    }

    /// <summary>The network's code.</summary>
    public NetworkProgram Program { get; }

    /// <summary>The network's tensors, sizes and layers.</summary>
    public NetworkInfo Info => Program.Info;

    /// <summary>The snapshot that predictions read. Read it once per prediction: the next read may give another one.</summary>
    public Snapshot Current => Volatile.Read(ref _current);

    /// <summary>How often <see cref="NetworkProgram.Prepare"/> ran: once per published snapshot, but for that of a packed file.</summary>
    public int PrepareCount => Volatile.Read(ref _prepareCount);

    /// <summary>Views of all tensors, in the order of <see cref="NetworkInfo.Parameters"/>.</summary>
    public IReadOnlyList<ParameterView> Parameters => _parameters;

    /// <summary>Makes a network with fresh weights; equal seeds give equal bits.</summary>
    public static NetworkCore Create(NetworkProgram program, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(program);
        Snapshot snapshot = Snapshot.Unset(program.Info);
        ParameterInitializer.Fill(snapshot, program.Info, seed);
        return new NetworkCore(program, snapshot);
    }

    /// <summary>Makes a network with the weights of a safetensors file, or of a packed one.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds the weights of another architecture.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static NetworkCore Load(NetworkProgram program, string path, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentException.ThrowIfNullOrEmpty(path);
        CompilationAhead.Request(program);
        return new NetworkCore(program, WeightsReader.Read(path, program.Info, options ?? LoadOptions.Default));
    }

    /// <summary>Makes a network with the weights of a stream in the safetensors format, from its position to its end.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or holds the weights of another architecture.</exception>
    public static NetworkCore Load(NetworkProgram program, Stream stream, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(stream);
        CompilationAhead.Request(program);
        return new NetworkCore(program, WeightsReader.Read(stream, program.Info, options ?? LoadOptions.Default));
    }

    /// <summary>Makes a network with weights in the safetensors format, for example embedded ones.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or holds the weights of another architecture.</exception>
    public static NetworkCore Load(NetworkProgram program, ReadOnlySpan<byte> data, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        CompilationAhead.Request(program);
        return new NetworkCore(program, WeightsReader.Read(data, program.Info, options ?? LoadOptions.Default));
    }

    /// <summary>Makes a network whose weights are all zero.</summary>
    internal static NetworkCore OfZeros(NetworkProgram program) => new(program, new Snapshot(program.Info));

    /// <summary>Writes the current weights to a safetensors file: either the whole file appears, or the old one stays.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Snapshot snapshot = Current;
        AtomicFile.Write(path, stream => WeightsWriter.Write(stream, Info, snapshot));
    }

    /// <summary>Writes all numbers that predictions read, as they lie in memory: <see cref="Load(NetworkProgram, string, LoadOptions?)"/> maps them.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void SavePacked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Snapshot snapshot = Current;
        AtomicFile.Write(path, stream => PackedFile.Write(stream, Info, snapshot));
    }

    /// <summary>Writes the current weights to a stream in the safetensors format.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        WeightsWriter.Write(stream, Info, Current);
    }

    /// <summary>
    /// Makes a snapshot the current one. Predictions under way end with the old one. A snapshot that was not published before is prepared first;
    /// from now on it may not be changed.
    /// </summary>
    public void Publish(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        CheckLength(snapshot.Parameters, Info.ParameterLength, "parameters");
        CheckLength(snapshot.State, Info.StateLength, "state");
        lock (_publishing)
        {
            if (snapshot.Version == 0)
            {
                if (!snapshot.IsPrepared)
                {
                    snapshot.Prepare(Program);
                    Volatile.Write(ref _prepareCount, _prepareCount + 1);
                }

                snapshot.Version = ++_version;
            }

            Volatile.Write(ref _current, snapshot);
        }

        void CheckLength(AlignedBuffer buffer, int expected, string what)
        {
            if (buffer.Length != expected)
            {
                throw new ArgumentException(
                    $"snapshot has {buffer.Length} floats of {what}; '{Info.Name}' has {expected}. Publish a snapshot of the same network.",
                    nameof(snapshot));
            }
        }
    }

    /// <summary>The view of a tensor, by its place in <see cref="NetworkInfo.Parameters"/>.</summary>
    public ParameterView Parameter(int index) => _parameters[index];

    /// <summary>
    /// Takes a workspace of <see cref="NetworkProgram.PredictBlock"/> rows from the pool; no allocation once as many exist as are used at a
    /// time.
    /// </summary>
    public Workspace RentWorkspace() => _workspaces.Rent();

    /// <summary>Gives a rented workspace back.</summary>
    public void ReturnWorkspace(Workspace workspace) => _workspaces.Return(workspace);

    /// <summary>Makes a workspace for a caller who wants to own it.</summary>
    /// <param name="maxBatch">Rows that are predicted at a time.</param>
    /// <param name="threads">
    /// Threads that share each large kernel of a prediction, the caller's included. The others start with the first prediction, wait for the next between
    /// two, and end when the workspace is collected. Bits do not depend on them.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBatch"/> or <paramref name="threads"/> is not positive, or the memory is more
    /// than a buffer can hold.</exception>
    public Workspace CreateWorkspace(int maxBatch, int threads = 1)
    {
        if (maxBatch <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(maxBatch), $"maxBatch is {maxBatch}; a workspace has at least 1 row.");
        }

        if (threads <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), $"threads is {threads}; a prediction has at least 1 thread, the caller's.");
        }

        return new Workspace(Program, maxBatch, threads);
    }

    /// <summary>Whether a workspace was made for this type of network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Owns(Workspace workspace) => workspace is not null && workspace.Program == Program;

    /// <summary>Checks that a workspace was made for this type of network.</summary>
    public void CheckWorkspace(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!Owns(workspace))
        {
            throw new ArgumentException(
                $"workspace was made for '{workspace.Program.Info.Name}', not for '{Info.Name}'. Make one with CreateWorkspace of the network it is used with.",
                nameof(workspace));
        }
    }

    /// <summary>Makes the state of a sequence that is predicted step by step.</summary>
    /// <param name="length">Numbers that all layers remember.</param>
    public StreamState CreateStream(int length) => new(Program, length);

    /// <summary>Checks that a state was made for this type of network.</summary>
    public void CheckStream(StreamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Program != Program)
        {
            throw new ArgumentException(
                $"state was made for '{state.Program.Info.Name}', not for '{Info.Name}'. Make one with CreateStream of the network it is used with.",
                nameof(state));
        }
    }

    /// <summary>Checks the lengths of one input and one output, and returns the number of rows.</summary>
    /// <exception cref="ArgumentException">The input is empty or no whole number of rows, or the output has not one row for each.</exception>
    public int CheckRows(int inputLength, int inputRowLength, int outputLength, int outputRowLength)
    {
        int rows = CheckRows(inputLength, inputRowLength, "input");
        CheckLength(outputLength, outputRowLength, rows, "output");
        return rows;
    }

    /// <summary>Checks that a length is a whole number of rows, at least one, and returns that number.</summary>
    public int CheckRows(int length, int rowLength, string name)
    {
        (int rows, int rest) = Math.DivRem(length, rowLength);
        if (rest != 0 || rows == 0)
        {
            throw new ArgumentException(
                $"{name} has {length} elements; '{Info.Name}' takes {rowLength} for each row, "
                    + $"so 1 row or more need a positive multiple of {rowLength}.",
                name);
        }

        return rows;
    }

    /// <summary>Checks that a length is exactly so many rows.</summary>
    public void CheckLength(int length, int rowLength, int rows, string name)
    {
        if (length != (long)rowLength * rows)
        {
            throw new ArgumentException(
                $"{name} has {length} elements; {rows} rows of {rowLength} for '{Info.Name}' need exactly {(long)rowLength * rows}.", name);
        }
    }

    AlignedBuffer IParameterStore.Read(ParameterInfo parameter) => Current.BufferOf(parameter);

    void IParameterStore.Write(ParameterInfo parameter, ReadOnlySpan<float> logical)
    {
        // Held over copy and publication, so that two threads that set two tensors do not lose one of them.
        lock (_publishing)
        {
            Snapshot changed = Current.Clone();
            Packing.Pack(parameter, logical, changed.BufferOf(parameter).Span);
            Publish(changed);
        }
    }
}
