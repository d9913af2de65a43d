using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>
/// What a network remembers of a sequence that it predicts step by step: plain numbers, to be copied, saved and put back. One prediction at a time
/// may use it. <c>network.CreateStream()</c> makes one.
/// </summary>
public sealed class StreamState
{
    private readonly float[] _values;

    internal StreamState(NetworkProgram program, int length) => (Program, _values) = (program, new float[length]);

    /// <summary>
    /// The states of all recurrent layers, layer by layer: zeros before the first step. Of an LSTM, the outputs come first, then the cells.
    /// </summary>
    public Span<float> Values => _values;

    internal NetworkProgram Program { get; }

    /// <summary>Goes back to before the first step.</summary>
    public void Reset() => Values.Clear();

    /// <summary>A copy, which goes on by itself.</summary>
    public StreamState Clone()
    {
        StreamState copy = new(Program, _values.Length);
        CopyTo(copy);
        return copy;
    }

    /// <summary>Makes another state the same as this one.</summary>
    /// <exception cref="ArgumentException">The other one is of another network.</exception>
    public void CopyTo(StreamState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Program != Program)
        {
            throw new ArgumentException(
                $"other is a state of '{other.Program.Info.Name}', not of '{Program.Info.Name}'. Copy between states of one network.", nameof(other));
        }

        Values.CopyTo(other.Values);
    }
}
