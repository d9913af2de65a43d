namespace NetCompiler;

/// <summary>Keeps the parameters of all layers that stand above it as they are: training neither changes them nor computes their gradients.</summary>
/// <remarks>
/// <para>Frozen layers work in training as in prediction: <see cref="BatchNormAttribute"/> uses its running statistics and
/// <see cref="DropoutAttribute"/> does nothing. A network with a loss in which everything is frozen is the diagnostic NC0202; one in
/// a block, behind layers that are trained, is NC0203. To thaw what was trained before, use <see cref="LearningRateFactor"/>.</para>
/// </remarks>
public sealed class FrozenAttribute : LayerAttribute;
