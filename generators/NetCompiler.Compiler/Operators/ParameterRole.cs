namespace NetCompiler.Compiler.Operators;

/// <summary>What a parameter is to its layer: optimizers and regularizers tell them apart.</summary>
public enum ParameterRole
{
    /// <summary>The matrix of a contraction.</summary>
    Weight,

    /// <summary>What is added to each output.</summary>
    Bias,

    /// <summary>Scale or shift of a normalization.</summary>
    Norm,

    /// <summary>A table whose rows are looked up.</summary>
    Embedding,
}
