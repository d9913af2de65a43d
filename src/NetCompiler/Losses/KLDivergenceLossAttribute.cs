namespace NetCompiler;

/// <summary>The divergence of the targets from what the network says: the mean over samples and values of <c>target * (log(target) - x)</c>, with
/// logarithms of probabilities as x, which <see cref="LogSoftmaxAttribute"/> gives.</summary>
/// <remarks>
/// <para>Shapes: any. Targets are <see cref="float"/> values from 0 to 1, as many a sample as the value above has, in the same order; others are an
/// <see cref="System.ArgumentException"/> when they are fed.</para>
/// <para>The divergence of distributions, in nats, is the sum over the classes: <see cref="LossReduction.BatchMean"/> gives the mean of it over
/// samples.</para>
/// <para>Source: Kullback and Leibler, "On information and sufficiency", Annals of Mathematical Statistics 22 (1951).</para>
/// </remarks>
public sealed class KLDivergenceLossAttribute : LossAttribute;
