using System;
using System.Collections.Generic;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// Memory full of a NaN that nothing computes. What a kernel should read is planted; what it writes must have been
/// announced: anything else that changes fails the test, and so does a NaN in a result that came from an unplanted float.
/// </summary>
internal sealed class PoisonedBuffer
{
    private const int Guard = 96;
    private const int Poison = 0x7FC0BEEF;

    private readonly float[] _memory;
    private readonly HashSet<int> _writable = [];
    private readonly int[] _before;

    public PoisonedBuffer(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(length + (2 * Guard), pinned: true);
        Array.Fill(_memory, BitConverter.Int32BitsToSingle(Poison));
        _before = new int[_memory.Length];
    }

    public int Length { get; }

    public ref float Start => ref _memory[Guard];

    public ref float this[int index] => ref _memory[Guard + index];

    /// <summary>Remembers the contents, so that <see cref="AssertOnlyAllowedWrites"/> can compare.</summary>
    public PoisonedBuffer Freeze()
    {
        for (int i = 0; i < _memory.Length; i++)
        {
            _before[i] = BitConverter.SingleToInt32Bits(_memory[i]);
        }

        _writable.Clear();
        return this;
    }

    public void AllowWrite(int index) => _writable.Add(index + Guard);

    public void AssertOnlyAllowedWrites(string what)
    {
        for (int i = 0; i < _memory.Length; i++)
        {
            if (!_writable.Contains(i) && _before[i] != BitConverter.SingleToInt32Bits(_memory[i]))
            {
                Assert.Fail($"{what}: float {i - Guard} of {Length} was written ({_memory[i]:R}) but is not the kernel's.");
            }
        }
    }
}
