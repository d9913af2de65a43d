namespace NetCompiler.CompilerServices;

/// <summary>How a logical tensor lies in memory; <see cref="ParameterInfo.PackedIndex"/> is the formula.</summary>
public enum ParameterPacking
{
    /// <summary>A matrix of outputs x (taps, channels) in panels of columns: [padded outputs / width][taps * channels][width].</summary>
    Panels,

    /// <summary>Rows of values, each padded to the width: [outputs][width]. A vector is one row.</summary>
    Rows,
}
