using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Floats in memory that never moves and starts at a multiple of 64 bytes, so that a 512-bit vector never crosses a cache line. Zero at first.
/// </summary>
/// <remarks>
/// The memory belongs to the garbage collector (the pinned object heap): nothing has to be freed, and a span over it keeps it alive.
/// A vector of 16 floats may be read at every index below <see cref="Length"/>: the memory behind the last float is readable.
/// </remarks>
public sealed class AlignedBuffer
{
    private const int AlignmentInBytes = 64;
    private const int AlignmentInFloats = AlignmentInBytes / sizeof(float);

    private readonly float[] _memory;
    private readonly int _offset;

    /// <summary>Allocates <paramref name="length"/> floats, all zero. A 64-bit number, so that a product of sizes does not overflow unseen.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or more than an array can hold.</exception>
    public AlignedBuffer(long length)
        : this(length, isCleared: true)
    {
    }

    private AlignedBuffer(long length, bool isCleared)
    {
        long longest = Array.MaxLength - (2 * AlignmentInFloats);
        if (length < 0 || length > longest)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), $"length is {length} floats; a buffer holds from 0 to {longest}. Use smaller batches or a smaller network.");
        }

        // One vector in front to align, one behind to be read.
        int whole = (int)length + (2 * AlignmentInFloats);
        _memory = isCleared ? GC.AllocateArray<float>(whole, pinned: true) : GC.AllocateUninitializedArray<float>(whole, pinned: true);
        Length = (int)length;
        unsafe
        {
            nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
            _offset = (int)((AlignmentInBytes - (address % AlignmentInBytes)) % AlignmentInBytes / sizeof(float));
        }
    }

    /// <summary>A buffer of no floats, for programs that need none.</summary>
    public static AlignedBuffer Empty { get; } = new(0);

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>The first float.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _offset);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Start, Length);

    /// <summary>Allocates floats that are any until they are written, for who writes all: clearing takes as long as writing.</summary>
    internal static AlignedBuffer Unset(long length) => new(length, isCleared: false);

    /// <summary>Another buffer with the same floats.</summary>
    internal AlignedBuffer Clone()
    {
        AlignedBuffer copy = Unset(Length);
        Span.CopyTo(copy.Span);
        return copy;
    }
}
