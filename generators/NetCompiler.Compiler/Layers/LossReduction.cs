namespace NetCompiler.Compiler.Layers;

/// <summary>How the losses of samples become one number; the names are those of the attribute's enumeration, in its order.</summary>
public enum LossReduction
{
    /// <summary>The sum divided by the batch and by the values of a sample; or by the sum of the samples' weights.</summary>
    Mean,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The sum divided by the batch.</summary>
    BatchMean,
}
