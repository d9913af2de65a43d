using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>Shows the gradients of a session, as long as they are kept.</summary>
internal sealed class GradientStore(AlignedBuffer buffer) : IParameterStore
{
    /// <summary>Whether they are those of the last batch: not behind a step, which may update weights as their gradients are computed.</summary>
    public bool AreKept { get; set; } = true;

    public AlignedBuffer Read(ParameterInfo parameter)
    {
        Check(parameter);
        return buffer;
    }

    public void Write(ParameterInfo parameter, ReadOnlySpan<float> logical)
    {
        Check(parameter);
        Packing.Pack(parameter, logical, buffer.Span);
    }

    private void Check(ParameterInfo parameter)
    {
        if (!AreKept)
        {
            throw new InvalidOperationException(
                $"The gradient of '{parameter.Name}' was not kept: Step updates weights while it computes their gradients. "
                    + "Call ComputeGradients instead, look at the gradients, then call Update.");
        }
    }
}
