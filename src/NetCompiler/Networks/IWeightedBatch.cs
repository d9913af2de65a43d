using System;

namespace NetCompiler;

/// <summary>A batch whose loss has <see cref="LossAttribute.SampleWeights"/>.</summary>
public interface IWeightedBatch : IBatch
{
    /// <summary>What the losses of each row that fits are multiplied by; 1 unless set.</summary>
    Span<float> SampleWeights { get; }
}
