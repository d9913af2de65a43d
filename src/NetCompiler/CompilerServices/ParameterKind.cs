namespace NetCompiler.CompilerServices;

/// <summary>What a tensor of a network is for.</summary>
public enum ParameterKind
{
    /// <summary>A matrix of a dense layer or the filters of a convolution.</summary>
    Weight,

    /// <summary>A value added to each output.</summary>
    Bias,

    /// <summary>Scale or shift of a normalization.</summary>
    Norm,

    /// <summary>A table of vectors, one for each id.</summary>
    Embedding,

    /// <summary>Saved but not trained, such as running statistics; lies in <see cref="Snapshot.State"/>.</summary>
    State,
}
