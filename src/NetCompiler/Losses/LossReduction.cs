namespace NetCompiler;

/// <summary>How the losses of samples become the one number that is trained on.</summary>
public enum LossReduction
{
    /// <summary>
    /// The sum over samples and values divided by their number; where classes have weights, or one is ignored, by the sum of the weights.
    /// </summary>
    Mean,

    /// <summary>The sum over samples and values: the gradient grows with the batch.</summary>
    Sum,

    /// <summary>The sum over samples and values divided by the number of samples.</summary>
    BatchMean,
}
