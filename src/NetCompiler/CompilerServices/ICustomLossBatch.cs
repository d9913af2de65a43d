using System;
using System.ComponentModel;

namespace NetCompiler.CompilerServices;

/// <summary>The batch of a network with a <see cref="CustomLossAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICustomLossBatch
{
    /// <summary>Refuses gradients that are not finite.</summary>
    /// <exception cref="ArgumentException">Names the row and what was found.</exception>
    void ValidateGradients();
}
