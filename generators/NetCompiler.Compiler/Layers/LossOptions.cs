namespace NetCompiler.Compiler.Layers;

/// <summary>What every loss can be given.</summary>
/// <param name="Reduction">How the losses of samples become one number.</param>
/// <param name="Weight">What that number is multiplied by in the network's loss.</param>
/// <param name="HasSampleWeights">Whether each sample's losses are multiplied by a number that the caller supplies.</param>
/// <param name="KeepsLosses">Whether the caller sees the losses before they are reduced.</param>
public sealed record LossOptions(LossReduction Reduction, float Weight, bool HasSampleWeights, bool KeepsLosses);
