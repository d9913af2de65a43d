using NetCompiler;

namespace FashionMnist;

/// <summary>How one of the networks is trained.</summary>
/// <param name="Epochs">How often to go through the images, unless the command line says otherwise.</param>
/// <param name="Optimizer">The optimizer, with the peak of the learning rate.</param>
/// <param name="Averaging">The average of the weights, or null.</param>
/// <param name="Augments">Whether images are mirrored and moved.</param>
internal sealed record Recipe(int Epochs, Optimizer Optimizer, WeightAveraging? Averaging, bool Augments)
{
    /// <summary>As frameworks are compared.</summary>
    public static readonly Recipe Small = new(5, new Adam(2e-3), Averaging: null, Augments: false);

    /// <summary>As much as few parameters can learn.</summary>
    public static readonly Recipe Compact = new(15, new AdamW(4e-3) { WeightDecay = 0.02 }, new WeightAveraging(0.998), Augments: true);
}
