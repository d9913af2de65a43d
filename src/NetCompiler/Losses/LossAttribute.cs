namespace NetCompiler;

/// <summary>What every loss has in common. A network has one loss (NC0201); layers after it belong to prediction only.</summary>
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>How the losses of samples become one number; the mean by default.</summary>
    public LossReduction Reduction { get; set; }
}
