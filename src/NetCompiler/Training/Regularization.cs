using System;

namespace NetCompiler;

/// <summary>
/// What keeps parameters small, for the kinds it is meant for. In one update, rate being the learning rate of the parameter:
/// <code>
/// g = g + L2 * p
/// p = p - rate * WeightDecay * p
/// the optimizer's formula
/// p = sign(p) * max(|p| - rate * L1, 0)
/// p = p * min(1, MaxNorm / |weights of the output|)
/// </code>
/// </summary>
/// <remarks>
/// Where several entries of <see cref="TrainingOptions.Regularization"/> are meant for a parameter, they add up, and the smallest
/// <see cref="MaxNorm"/> counts. The <c>WeightDecay</c> of an optimizer is meant for all parameters, and adds too.
/// </remarks>
public sealed record Regularization
{
    /// <summary>The parameters it is meant for; weights and embeddings unless given.</summary>
    public ParameterKinds Kinds
    {
        get;
        init => field = value != ParameterKinds.None && (value & ~ParameterKinds.All) == ParameterKinds.None
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Kinds), $"Kinds is {value}; one or several of Weight, Bias, Norm and Embedding are needed.");
    }
    = ParameterKinds.Weight | ParameterKinds.Embedding;

    /// <summary>
    /// Coefficient of the sum of magnitudes, from 0. It is taken by a proximal step after the optimizer's, so that parameters become exactly zero.
    /// </summary>
    /// <remarks>Tibshirani: Regression shrinkage and selection via the lasso (1996); Parikh, Boyd: Proximal algorithms (2014), section
    /// 6.5.2.</remarks>
    public double L1
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(L1));
    }

    /// <summary>Coefficient of half the sum of squares, from 0: a multiple of the parameter is added to its gradient.</summary>
    public double L2
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(L2));
    }

    /// <summary>The part of a parameter that goes in a step with learning rate 1, whatever the gradient is, from 0: decoupled weight decay.</summary>
    /// <remarks>Loshchilov, Hutter: Decoupled weight decay regularization (ICLR 2019).</remarks>
    public double WeightDecay
    {
        get;
        init => field = SettingChecks.PositiveOrZero(value, nameof(WeightDecay));
    }

    /// <summary>
    /// The largest Euclidean norm of the weights that lead to one output, above 0; none unless given. That is a slice along the first axis: a
    /// row of a dense weight, a filter, a row of an embedding, a single bias.
    /// </summary>
    /// <remarks>Srivastava et al.: Dropout: a simple way to prevent neural networks from overfitting (JMLR 15, 2014), section 5.1.</remarks>
    public double? MaxNorm
    {
        get;
        init => field = value is double norm ? SettingChecks.Positive(norm, nameof(MaxNorm)) : null;
    }
}
