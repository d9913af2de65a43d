namespace NetCompiler;

/// <summary>The function of what is new in the state of an <see cref="RNNAttribute"/>.</summary>
public enum RNNNonlinearity
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary><c>max(x, 0)</c>.</summary>
    ReLU,
}
