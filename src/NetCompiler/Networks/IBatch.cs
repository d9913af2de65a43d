using System;

namespace NetCompiler;

/// <summary>The rows of one training step: inputs and targets in plain layout, row after row.</summary>
public interface IBatch
{
    /// <summary>Rows that fit.</summary>
    int Capacity { get; }

    /// <summary>Rows that are filled, from 0 to <see cref="Capacity"/>.</summary>
    int RowCount { get; set; }

    /// <summary>Checks the filled rows: no NaN among the inputs, labels and ids in range.</summary>
    /// <exception cref="ArgumentException">A value is not allowed; the message names row and value.</exception>
    void Validate();
}
