namespace NetCompiler;

/// <summary>A range of the packed parameters that is updated with the same settings.</summary>
/// <param name="Start">Its first float, a multiple of 16.</param>
/// <param name="End">The float behind its last, a multiple of 16.</param>
/// <param name="Factor">Factor of the learning rate.</param>
/// <param name="L1">See <see cref="Regularization.L1"/>.</param>
/// <param name="L2">See <see cref="Regularization.L2"/>.</param>
/// <param name="WeightDecay">See <see cref="Regularization.WeightDecay"/>.</param>
/// <param name="Norm">Which of the norms its gradient is clipped by.</param>
/// <param name="IsHandedOver">Whether a step hands its gradients over as they are computed.</param>
internal readonly record struct UpdateSegment(
    int Start, int End, double Factor = 1, double L1 = 0, double L2 = 0, double WeightDecay = 0, int Norm = 0, bool IsHandedOver = false);
