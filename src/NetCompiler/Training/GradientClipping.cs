namespace NetCompiler;

/// <summary>
/// Makes large gradients smaller before the optimizer sees them, and before anything is added to them by regularization.
/// Source: Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks (ICML 2013).
/// </summary>
public sealed record GradientClipping
{
    private GradientClipping(GradientClippingKind kind, double limit)
    {
        Kind = kind;
        Limit = SettingChecks.Positive(limit, nameof(limit));
    }

    /// <summary>What is limited.</summary>
    public GradientClippingKind Kind { get; }

    /// <summary>The limit, above 0.</summary>
    public double Limit { get; }

    /// <summary>Each number is put between -limit and limit: PyTorch's clip_grad_value_.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByValue(double limit) => new(GradientClippingKind.Value, limit);

    /// <summary>Each tensor's gradient g is multiplied by <c>min(1, limit / |g|)</c>.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByNorm(double limit) => new(GradientClippingKind.Norm, limit);

    /// <summary>
    /// The gradients g of all trained tensors together are multiplied by <c>min(1, limit / |g|)</c>: PyTorch's clip_grad_norm_, without the 1e-6 that
    /// it adds to the norm.
    /// </summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The limit is not a finite number above 0.</exception>
    public static GradientClipping ByGlobalNorm(double limit) => new(GradientClippingKind.GlobalNorm, limit);
}
