using System;

namespace NetCompiler;

/// <summary>What a training or an evaluation refuses: sources without rows, and sources that do not fill what they are asked for.</summary>
internal static class SourceChecks
{
    public static void NotEmpty<TBatch>(IBatchSource<TBatch> source, string name)
        where TBatch : class, IBatch
    {
        if (source.Count <= 0)
        {
            throw new ArgumentException($"{name} has {source.Count} rows; at least 1 is needed.", name);
        }
    }

    public static void Fill<TBatch>(IBatchSource<TBatch> source, ReadOnlySpan<int> rows, TBatch batch)
        where TBatch : class, IBatch
    {
        source.Fill(rows, batch);
        if (batch.RowCount != rows.Length)
        {
            throw new InvalidOperationException(
                $"{source.GetType().Name}.Fill was asked for {rows.Length} rows and set RowCount to {batch.RowCount}. "
                    + "A source has to fill all rows it is asked for.");
        }
    }
}
