using System;

namespace NetCompiler;

/// <summary>Rows to train or evaluate on: a data set in memory, or anything else that can fill a batch.</summary>
/// <typeparam name="TBatch">The batches it can fill. A source for a base type serves every batch derived from it.</typeparam>
public interface IBatchSource<in TBatch>
    where TBatch : IBatch
{
    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>
    /// Copies rows into the batch, in this order, and sets its <see cref="IBatch.RowCount"/>. Called again and again: should not allocate.
    /// </summary>
    /// <param name="rows">Numbers of the rows, each from 0 to <see cref="Count"/> - 1; at most the batch's capacity.</param>
    /// <param name="batch">The batch to fill.</param>
    void Fill(ReadOnlySpan<int> rows, TBatch batch);
}
