namespace NetCompiler;

/// <summary>
/// An exponential moving average of the trained parameters, which often predicts better than the last ones:
/// <c>average = average + (1 - decay) / (1 - decay^t) * (p - average)</c> after update number t, so that the first update counts fully and the
/// beginning is forgotten as if it had never been. Source: Polyak, Juditsky: Acceleration of stochastic approximation by averaging (1992); the
/// correction of the beginning is that of Adam.
/// </summary>
/// <remarks>Running statistics are averages already, and are published as they are.</remarks>
public sealed record WeightAveraging
{
    /// <summary>Makes an average.</summary>
    /// <param name="decay">How much of the average is kept in an update, in [0, 1): 0.999 looks back on about 1,000 updates.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">The decay is not in [0, 1).</exception>
    public WeightAveraging(double decay)
    {
        Decay = SettingChecks.Fraction(decay, nameof(decay));
    }

    /// <summary>How much of the average is kept in an update.</summary>
    public double Decay { get; }

    /// <summary>
    /// Whether the average is published, and so validated and predicted with, instead of the parameters themselves: true unless told otherwise.
    /// It can be read from <see cref="TrainingSession{TBatch}.AveragedParameters"/> in any case.
    /// </summary>
    public bool Publish { get; init; } = true;
}
