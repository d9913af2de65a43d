using System;

namespace NetCompiler;

/// <summary>A batch with one input and one target per row.</summary>
/// <typeparam name="TInput">Type of the inputs: float, or int for ids.</typeparam>
/// <typeparam name="TTarget">Type of the targets: float, or int for class indices.</typeparam>
public interface IBatch<TInput, TTarget> : ITargetBatch<TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>Elements of one row's input.</summary>
    int InputLength { get; }

    /// <summary>Inputs of all rows that fit; those of row r begin at r * <see cref="InputLength"/>.</summary>
    Span<TInput> Inputs { get; }
}
