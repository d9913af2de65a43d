using System;

namespace NetCompiler;

/// <summary>Another learning rate for a part of a network: smaller for layers that were trained before, for example.</summary>
public sealed record LearningRateFactor
{
    /// <summary>Makes a factor.</summary>
    /// <param name="part">
    /// The name of a layer (<c>dense0</c>), of a block or the beginning of a name up to a point (<c>encoder</c>), or of a parameter
    /// (<c>dense0.bias</c>). Of several that fit a parameter, the longest counts.
    /// </param>
    /// <param name="factor">What the learning rate is multiplied by, from 0: with 0 the part stays as it is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not a finite number from 0.</exception>
    public LearningRateFactor(string part, double factor)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        Part = part;
        Factor = SettingChecks.PositiveOrZero(factor, nameof(factor));
    }

    /// <summary>The name of the part.</summary>
    public string Part { get; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>Whether a parameter with this name belongs to the part.</summary>
    internal bool Fits(string parameter) =>
        parameter.StartsWith(Part, StringComparison.Ordinal) && (parameter.Length == Part.Length || parameter[Part.Length] == '.');
}
