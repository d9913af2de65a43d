using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The memory that generated kernels work on: weights, and two arenas of scratch memory with literal offsets, one of them per row of the
/// batch. Only generated code uses it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct KernelMemory
{
    private readonly ref float _parameters;
    private readonly ref float _state;
    private readonly ref float _derived;
    private readonly ref float _gradients;
    private readonly ref float _rows;
    private readonly ref float _fixed;

    /// <summary>Memory of a prediction, for some rows of a workspace.</summary>
    public KernelMemory(Snapshot weights, Workspace workspace, int rowCount)
        : this(weights, workspace.Rows, workspace.Fixed, workspace.Capacity, rowCount)
    {
    }

    /// <summary>Memory of a phase of a program.</summary>
    public KernelMemory(ProgramMemory memory)
        : this(memory.Weights, memory.Rows, memory.Fixed, memory.Capacity, memory.RowCount)
    {
        _gradients = ref memory.Gradients.Start;
        Key = memory.Key;
        Update = memory.Update;
    }

    /// <summary>Memory of the preparation of a snapshot.</summary>
    public KernelMemory(Snapshot weights, AlignedBuffer @fixed)
        : this(weights, @fixed, @fixed, capacity: 1, rowCount: 1)
    {
    }

    /// <summary>The numbers of a prediction, for loops that are given all they read and write.</summary>
    internal KernelMemory(int rowCount, int steps)
    {
        RowCount = rowCount;
        Steps = steps;
        InverseBatch = 1f / rowCount;
    }

    private KernelMemory(Snapshot weights, AlignedBuffer rows, AlignedBuffer @fixed, int capacity, int rowCount)
    {
        _parameters = ref weights.Parameters.Start;
        _state = ref weights.State.Start;
        _derived = ref weights.Derived.Start;
        _rows = ref rows.Start;
        _fixed = ref @fixed.Start;
        Capacity = capacity;
        RowCount = rowCount;
        InverseBatch = 1f / rowCount;
    }

    /// <summary>Rows that the arena has room for.</summary>
    public int Capacity { get; }

    /// <summary>Rows of this batch.</summary>
    public int RowCount { get; }

    /// <summary>Steps of the sequences, for networks that are given their number.</summary>
    public int Steps { get; init; }

    /// <summary>Parts of a row that kernels which have some compute each by itself.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>One over the rows of this batch.</summary>
    public float InverseBatch { get; }

    /// <summary>One over the steps.</summary>
    public float InverseSteps => 1f / Steps;

    /// <summary>The key of the random numbers of this step.</summary>
    public ulong Key { get; }

    /// <summary>What takes gradients of weights as they are computed, or null.</summary>
    public IWeightUpdate? Update { get; }

    /// <summary>A place in the parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Parameter(int offset) => ref Unsafe.Add(ref _parameters, offset);

    /// <summary>A place in the states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float State(int offset) => ref Unsafe.Add(ref _state, offset);

    /// <summary>A place in what was prepared from the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Derived(int offset) => ref Unsafe.Add(ref _derived, offset);

    /// <summary>A place in the gradients, which lie as the parameters do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Gradient(int offset) => ref Unsafe.Add(ref _gradients, offset);

    /// <summary>A place in the arena that the batch shares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Fixed(int offset) => ref Unsafe.Add(ref _fixed, offset);

    /// <summary>
    /// Memory for a kernel's own use, of <paramref name="length"/> floats, and a place in it: of a row, or of this thread where several may compute a row.
    /// </summary>
    public ref float Scratch(int offset, int length, int row, int place = 0) =>
        ref Parts == 1 ? ref Row(offset, length, row, place) : ref Unsafe.Add(ref ThreadScratch.Of(length), place);

    /// <summary>A row of a value of <paramref name="length"/> floats per row, and a place in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Row(int offset, int length, int row, int place = 0) =>
        ref Unsafe.Add(ref _rows, ((nint)offset * Capacity) + ((nint)length * row) + place);
}
