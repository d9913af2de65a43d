namespace NetCompiler.CompilerServices;

/// <summary>Which probabilities of an attention are dropped; by default, none is.</summary>
/// <param name="Key">The random stream.</param>
/// <param name="Element">The number of the sample's first probability.</param>
/// <param name="Threshold">The probability of dropping times 2^32.</param>
/// <param name="Scale">What kept probabilities are multiplied by; 0 if none is dropped.</param>
public readonly record struct AttentionDropout(ulong Key, long Element, uint Threshold, float Scale);
