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

    /// <summary>
    /// What the gradients of a weight that begins at <paramref name="start"/> are multiplied by and subtracted, if that is all that the update does; else 0:
    /// then <see cref="Take"/> does it.
    /// </summary>
    float RateOf(int start);

    /// <summary>Takes the gradients of the weights from <paramref name="start"/> on, which may be changed; both are multiples of 16.</summary>
    void Take(int start, Span<float> gradients);
}
