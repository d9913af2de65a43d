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

    /// <summary>Makes a snapshot of what is there; what is derived may be, too.</summary>
    internal Snapshot(AlignedBuffer parameters, AlignedBuffer state, AlignedBuffer derived, bool isPrepared) =>
        (Parameters, State, Derived, IsPrepared) = (parameters, state, derived, isPrepared);

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

    /// <summary>Whether what is derived follows from parameters and state as they are.</summary>
    internal bool IsPrepared { get; private set; }

    /// <summary>1 for a network's first snapshot, 2 for the next, …; 0 before it was published.</summary>
    public long Version { get; internal set; }

    /// <summary>Makes a snapshot for who writes all tensors: pads are zero, all else is anything.</summary>
    internal static Snapshot Unset(NetworkInfo info)
    {
        Snapshot snapshot = new(
            AlignedBuffer.Unset(info.ParameterLength), AlignedBuffer.Unset(info.StateLength), AlignedBuffer.Unset(info.DerivedLength), isPrepared: false);
        snapshot.ClearPads(info);
        return snapshot;
    }

    /// <summary>Clears the tensors that have pads.</summary>
    internal void ClearPads(NetworkInfo info)
    {
        foreach (ParameterInfo parameter in info.Parameters)
        {
            if (parameter.PackedLength != parameter.Count)
            {
                BufferOf(parameter).Span.Slice(parameter.Offset, parameter.PackedLength).Clear();
            }
        }
    }

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
            Derived = AlignedBuffer.Unset(program.Info.DerivedLength);
        }

        program.Prepare(this);
        IsPrepared = true;
    }

    /// <summary>Takes over parameters and state; what is derived has to be prepared again.</summary>
    internal void CopyFrom(Snapshot other)
    {
        other.Parameters.CopyTo(Parameters);
        other.State.CopyTo(State);
    }
}
