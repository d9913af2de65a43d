using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Floats in memory that never moves and starts at a multiple of 64 bytes, so that a 512-bit vector never crosses a cache line. Zero at first.
/// </summary>
/// <remarks>
/// The memory belongs to the garbage collector (the pinned object heap): nothing has to be freed, and a span over it keeps it alive. Or it is that of a
/// mapped file, which only the buffer keeps alive: whoever works on what may be mapped ends with <see cref="GC.KeepAlive"/>. A mapped buffer is only read.
/// A vector of 16 floats may be read at every index below <see cref="Length"/>: the memory behind the last float is readable.
/// </remarks>
public sealed class AlignedBuffer
{
    private const int AlignmentInBytes = 64;
    private const int AlignmentInFloats = AlignmentInBytes / sizeof(float);

    // What the places of mapped memory are counted from: it never moves.
    private static readonly float[] s_origin = GC.AllocateArray<float>(1, pinned: true);

    private readonly float[] _memory;
    private readonly nint _offset;

#pragma warning disable IDE0052 // Never read: it unmaps the file when nobody has it any more.
    private readonly SafeHandle? _mapping;
#pragma warning restore IDE0052

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
            nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
            _offset = (AlignmentInBytes - (address % AlignmentInBytes)) % AlignmentInBytes;
        }
    }

    /// <summary>Floats of a mapped file, which stays mapped as long as the buffer is there.</summary>
    /// <param name="mapping">What unmaps the file when nobody has it any more.</param>
    /// <param name="start">Where the floats begin, a multiple of 64 bytes behind the start of the mapping.</param>
    /// <param name="length">How many there are, with a vector's more behind them.</param>
    internal unsafe AlignedBuffer(SafeHandle mapping, long start, int length)
    {
        _mapping = mapping;
        _memory = s_origin;
        _offset = mapping.DangerousGetHandle() + (nint)start - (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(s_origin));
        Length = length;
    }

    /// <summary>A buffer of no floats, for programs that need none.</summary>
    public static AlignedBuffer Empty { get; } = new(0);

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>The first float.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_memory), _offset);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Start, Length);

    /// <summary>Allocates floats that are any until they are written, for who writes all: clearing takes as long as writing.</summary>
    internal static AlignedBuffer Unset(long length) => new(length, isCleared: false);

    /// <summary>Another buffer with the same floats.</summary>
    internal AlignedBuffer Clone()
    {
        AlignedBuffer copy = Unset(Length);
        CopyTo(copy);
        return copy;
    }

    /// <summary>Copies all floats to a buffer of the same length.</summary>
    internal void CopyTo(AlignedBuffer target)
    {
        Span.CopyTo(target.Span);
        GC.KeepAlive(this);
    }
}
