namespace NetCompiler.CompilerServices;

/// <summary>The taps of a kernel that a target meets: <c>First + i * Step</c> at value <c>Source + i * SourceStep</c> of what is read.</summary>
/// <param name="First">The first tap.</param>
/// <param name="Step">Taps from one to the next.</param>
/// <param name="Count">How many, or 0.</param>
/// <param name="Source">The value that the first tap meets.</param>
/// <param name="SourceStep">Values from one to the next; may be negative.</param>
internal readonly record struct KernelTaps(int First, int Step, int Count, int Source, int SourceStep)
{
    /// <summary>Whether the taps are the same, wherever the values lie.</summary>
    public bool HasTapsOf(KernelTaps other) => (First, Step, Count) == (other.First, other.Step, other.Count);
}
