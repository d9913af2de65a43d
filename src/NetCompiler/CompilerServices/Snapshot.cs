using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// All numbers of a network at one moment. Once it is a network's current snapshot it never changes; a training session's working copy does.
/// </summary>
public sealed class Snapshot
{
    /// <summary>Makes a snapshot of zeros.</summary>
    public Snapshot(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Parameters = new AlignedBuffer(info.ParameterLength);
        State = new AlignedBuffer(info.StateLength);
        Derived = new AlignedBuffer(info.DerivedLength);
    }

    private Snapshot(Snapshot original)
    {
        Parameters = original.Parameters.Clone();
        State = original.State.Clone();
        Derived = original.Derived.Clone();
    }

    /// <summary>What training changes, and frozen parameters behind it.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>What is saved but not trained: running statistics.</summary>
    public AlignedBuffer State { get; }

    /// <summary>What follows from the two others, filled by <see cref="NetworkProgram.Prepare"/>.</summary>
    public AlignedBuffer Derived { get; }

    /// <summary>1 for a network's first snapshot, 2 for the next, …; 0 before it was published.</summary>
    public long Version { get; internal set; }

    /// <summary>The buffer a tensor lies in.</summary>
    internal AlignedBuffer BufferOf(ParameterInfo parameter) => parameter.Kind == ParameterKind.State ? State : Parameters;

    /// <summary>A copy that has not been published and may be changed.</summary>
    internal Snapshot Clone() => new(this);

    /// <summary>Takes over parameters and state; what is derived has to be prepared again.</summary>
    internal void CopyFrom(Snapshot other)
    {
        other.Parameters.Span.CopyTo(Parameters.Span);
        other.State.Span.CopyTo(State.Span);
        other.Derived.Span.CopyTo(Derived.Span);
    }
}
