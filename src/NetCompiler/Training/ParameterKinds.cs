using System;

namespace NetCompiler;

/// <summary>A selection of parameters by what they are for.</summary>
[Flags]
public enum ParameterKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Matrices of dense layers, filters of convolutions.</summary>
    Weight = 1,

    /// <summary>Values added to each output.</summary>
    Bias = 2,

    /// <summary>Scales and shifts of normalizations.</summary>
    Norm = 4,

    /// <summary>Tables of vectors, one for each id.</summary>
    Embedding = 8,

    /// <summary>All of them.</summary>
    All = Weight | Bias | Norm | Embedding,
}
