namespace NetCompiler;

/// <summary>The mean absolute error, also called L1: <c>loss = mean over samples and values of |x - target|</c>; its gradient at 0 is 0.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values, as many a sample as the value above has, in the same order.</para>
/// <para>Source: Boscovich, "De litteraria expeditione per pontificiam ditionem" (1757).</para>
/// </remarks>
public sealed class MeanAbsoluteErrorLossAttribute : LossAttribute;
