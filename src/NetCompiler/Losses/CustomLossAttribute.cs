namespace NetCompiler;

/// <summary>
/// A loss that the caller computes from the value above: <see cref="TrainingSession{TBatch}.Forward"/> shows the value as the batch's
/// <c>Outputs</c>, the caller writes the gradient of the loss with respect to it into <c>OutputGradients</c>, and
/// <see cref="TrainingSession{TBatch}.Backward"/> goes on from there.
/// </summary>
/// <remarks>
/// <para>Shapes: any, unchanged. In the network's loss, which <c>Backward</c> returns, stands the sum of values times gradients: its derivative is
/// the gradient that was supplied. It adds to other losses of the network.</para>
/// <para>For what no other loss can say: policy gradients, adversaries, losses between the samples of a batch. <c>Step</c>, <c>Train</c> and
/// <c>Evaluate</c> cannot know the loss, and throw.</para>
/// </remarks>
public sealed class CustomLossAttribute : LayerAttribute;
