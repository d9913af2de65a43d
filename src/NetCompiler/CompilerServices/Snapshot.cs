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

    private Snapshot(Snapshot original, bool withDerived)
    {
        Parameters = original.Parameters.Clone();
        State = original.State.Clone();
        Derived = withDerived ? original.Derived.Clone() : AlignedBuffer.Empty;
    }

    /// <summary>What training changes, and frozen parameters behind it.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>What is saved but not trained: running statistics.</summary>
    public AlignedBuffer State { get; }

    /// <summary>What follows from the two others, filled by <see cref="NetworkProgram.Prepare"/>; a copy has none before it is published.</summary>
    public AlignedBuffer Derived { get; private set; }

    /// <summary>1 for a network's first snapshot, 2 for the next, …; 0 before it was published.</summary>
    public long Version { get; internal set; }

    /// <summary>The buffer a tensor lies in.</summary>
    internal AlignedBuffer BufferOf(ParameterInfo parameter) => parameter.Kind == ParameterKind.State ? State : Parameters;

    /// <summary>A copy that has not been published and may be changed.</summary>
    /// <param name="withDerived">Whether it is computed with before it is published, as that of a training is.</param>
    internal Snapshot Clone(bool withDerived = false) => new(this, withDerived);

    /// <summary>Computes what is derived.</summary>
    internal void Prepare(NetworkProgram program)
    {
        if (Derived.Length == 0)
        {
            Derived = new AlignedBuffer(program.Info.DerivedLength);
        }

        program.Prepare(this);
    }

    /// <summary>Takes over parameters and state; what is derived has to be prepared again.</summary>
    internal void CopyFrom(Snapshot other)
    {
        other.Parameters.Span.CopyTo(Parameters.Span);
        other.State.Span.CopyTo(State.Span);
    }
}
