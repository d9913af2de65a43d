namespace NetCompiler;

/// <summary>
/// What every loss has in common. The loss of a network is the sum of its losses, each times its <see cref="Weight"/>; layers after the last one
/// belong to prediction only.
/// </summary>
/// <remarks>
/// A single loss gives the batch <c>Targets</c>, <c>SampleWeights</c> and <c>Losses</c>. Of several, each has its own, named after it:
/// <c>[CrossEntropyLoss(Name = "species")]</c> gives <c>SpeciesTargets</c>, <c>SpeciesSampleWeights</c> and <c>SpeciesLosses</c>.
/// </remarks>
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>How the losses of samples become one number; the mean by default.</summary>
    public LossReduction Reduction { get; set; }

    /// <summary>What the loss is multiplied by in the sum of the network's losses, above 0; 1 by default.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>
    /// Whether the losses of each sample are multiplied by a number of the batch's <c>SampleWeights</c>, any finite one, 1 unless set. The
    /// <see cref="Reduction"/> divides by what it would divide by without.
    /// </summary>
    public bool SampleWeights { get; set; }

    /// <summary>
    /// Whether the batch's <c>Losses</c> show the losses of the last step or evaluation as they were before sample weights and reduction: one a
    /// sample, or a step of it, for losses over classes, one a value for the others.
    /// </summary>
    public bool KeepLosses { get; set; }
}
