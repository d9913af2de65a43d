using System;
using NetCompiler.CompilerServices;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// Takes the gradients that a step hands over, each once, when the loss is known, and spoils the weights that they are of: whoever reads them later computes NaN.
/// </summary>
internal sealed class TakenGradients(Snapshot weights, AlignedBuffer gradients, Func<float> loss) : IWeightUpdate
{
    private readonly AlignedBuffer _taken = new(gradients.Length);
    private readonly bool[] _isTaken = new bool[gradients.Length];

    public AlignedBuffer Parameters => weights.Parameters;

    public AlignedBuffer Gradients => gradients;

    public float RateOf(int start) => 0;

    public void Take(int start, Span<float> handedOver)
    {
        if (!float.IsFinite(loss()) || _isTaken.AsSpan(start, handedOver.Length).Contains(true))
        {
            throw new InvalidOperationException($"{handedOver.Length} gradients from {start} on were handed over twice, or before there was a loss.");
        }

        _isTaken.AsSpan(start, handedOver.Length).Fill(true);
        handedOver.CopyTo(_taken.Span[start..]);
        handedOver.Fill(float.NaN);
        Parameters.Span.Slice(start, handedOver.Length).Fill(float.NaN);
    }

    /// <summary>Puts what was taken of a parameter where gradients lie that are kept; all of it must have been.</summary>
    public void PutBack(ParameterInfo parameter)
    {
        if (_isTaken.AsSpan(parameter.Offset, parameter.PackedLength).Contains(false))
        {
            throw new InvalidOperationException($"The gradient of {parameter.Name} was not handed over as a whole.");
        }

        _taken.Span.Slice(parameter.Offset, parameter.PackedLength).CopyTo(gradients.Span[parameter.Offset..]);
    }
}
