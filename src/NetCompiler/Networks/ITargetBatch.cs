using System;

namespace NetCompiler;

/// <summary>A batch with one target per row, whatever its inputs.</summary>
/// <typeparam name="TTarget">Type of the targets: float, or int for class indices.</typeparam>
public interface ITargetBatch<TTarget> : IBatch
    where TTarget : unmanaged
{
    /// <summary>Elements of one row's target.</summary>
    int TargetLength { get; }

    /// <summary>Targets of all rows that fit; those of row r begin at r * <see cref="TargetLength"/>.</summary>
    Span<TTarget> Targets { get; }
}
