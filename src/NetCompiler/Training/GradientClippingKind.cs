namespace NetCompiler;

/// <summary>What of the gradients a <see cref="GradientClipping"/> limits.</summary>
public enum GradientClippingKind
{
    /// <summary>Each number.</summary>
    Value,

    /// <summary>The Euclidean norm of each tensor.</summary>
    Norm,

    /// <summary>The Euclidean norm of all trained tensors together.</summary>
    GlobalNorm,
}
