using System;

namespace NetCompiler;

/// <summary>How a file of weights can differ from the network that loads it.</summary>
[Flags]
public enum LoadDifferences
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The file lacks tensors of the network.</summary>
    Missing = 1,

    /// <summary>The file has tensors that the network lacks.</summary>
    LeftOver = 2,

    /// <summary>Tensors of the same name have another shape, or another type of number: the head for another number of classes.</summary>
    Mismatched = 4,

    /// <summary>
    /// All tensors fit, but the file was saved by a network with other layers between them: another activation, another stride. Files of other
    /// programs do not tell.
    /// </summary>
    OtherLayers = 8,

    /// <summary>In every way: what fits is loaded.</summary>
    All = Missing | LeftOver | Mismatched | OtherLayers,
}
