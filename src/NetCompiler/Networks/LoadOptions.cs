using System.Collections.Generic;

namespace NetCompiler;

/// <summary>How weights are loaded.</summary>
/// <remarks>
/// <para>Without options, a file has to hold exactly the tensors of the network; what differs is listed by an exception.</para>
/// <code>
/// LoadReport report = new();
/// BertBase bert = BertBase.Load("model.safetensors", new LoadOptions
/// {
///     Aliases = [new(".gamma", ".weight"), new(".beta", ".bias")],
///     Ignore = [.. LoadOptions.Default.Ignore, "cls.*"],
///     Report = report,
/// });
/// </code>
/// </remarks>
public sealed record LoadOptions
{
    /// <summary>All tensors have to be there, and no others.</summary>
    public static LoadOptions Default { get; } = new();

    /// <summary>
    /// What is written in another way in the file, applied one after the other to each of its names, except those that the network has itself.
    /// </summary>
    public IReadOnlyList<TensorAlias> Aliases { get; init; } = [];

    /// <summary>
    /// Tensors of the file that are no difference if the network lacks them: patterns of its names, in which <c>*</c> stands for any text and
    /// <c>?</c> for any character. By default the counters of steps that PyTorch stores with batch normalization.
    /// </summary>
    public IReadOnlyList<string> Ignore { get; init; } = ["*num_batches_tracked"];

    /// <summary>
    /// The differences that are let pass. What is missing or mismatched keeps the values that <see cref="Seed"/> gives it. A file of which nothing
    /// fits is refused all the same.
    /// </summary>
    public LoadDifferences Allow { get; init; }

    /// <summary>The seed of the values that the file does not bring.</summary>
    public ulong Seed { get; init; }

    /// <summary>Receives what was loaded, ignored and different; also where an exception says the same.</summary>
    public LoadReport? Report { get; init; }
}
