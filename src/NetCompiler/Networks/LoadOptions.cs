using System.Collections.Generic;

namespace NetCompiler;

/// <summary>How weights are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>All tensors have to be there, and no others.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// Whether a file of another architecture is accepted: tensors with equal name and shape are loaded, the network's other ones keep the values
    /// that <see cref="Seed"/> gives them, the file's other ones are ignored.
    /// </summary>
    public bool AllowPartial { get; init; }

    /// <summary>The seed of the values that a partial file does not bring.</summary>
    public ulong Seed { get; init; }

    /// <summary>Receives one line for each difference that <see cref="AllowPartial"/> let pass.</summary>
    public ICollection<string>? Differences { get; init; }
}
