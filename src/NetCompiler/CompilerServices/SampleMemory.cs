using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The memory that one sample in straight lines works on: the weights, and scratch memory of the caller's. It has what such lines use of
/// <see cref="KernelMemory"/>, and is small enough to live in registers. Only generated code uses it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct SampleMemory
{
    private readonly ref float _parameters;
    private readonly ref float _derived;
    private readonly ref float _rows;

    /// <summary>Memory of a prediction.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="rows">Room for one row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SampleMemory(Snapshot weights, Span<float> rows)
    {
        _parameters = ref weights.Parameters.Start;
        _derived = ref weights.Derived.Start;
        _rows = ref MemoryMarshal.GetReference(rows);
    }

    /// <summary>Whether the machine has vectors that straight lines are printed for: of 512 bits, or of 256.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || (Avx.IsSupported && Vector<float>.Count == 8);
    }

    /// <summary>A place in the parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Parameter(int offset) => ref Unsafe.Add(ref _parameters, offset);

    /// <summary>A place in what was prepared from the weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Derived(int offset) => ref Unsafe.Add(ref _derived, offset);

    /// <summary>A place in a value of the sample, of which there is one, whatever its number in the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Row(int offset, int length, int row, int place = 0) => ref Unsafe.Add(ref _rows, offset + place);
}
