using System;
using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Takes gradients of weights as soon as they are computed, in blocks, from any thread. Nothing reads the weights behind their gradients, so they may
/// change at once. Only kernels use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWeightUpdate
{
    /// <summary>The weights.</summary>
    AlignedBuffer Parameters { get; }

    /// <summary>Where gradients lie that are kept, in the layout of the weights.</summary>
    AlignedBuffer Gradients { get; }

    /// <summary>Takes the gradients of the weights from <paramref name="start"/> on, which may be changed; both are multiples of 16.</summary>
    void Take(int start, Span<float> gradients);
}
