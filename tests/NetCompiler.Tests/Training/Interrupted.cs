using System;

namespace NetCompiler.Tests.Training;

/// <summary>Rows that something happens to when they are asked for the n-th time.</summary>
internal sealed class Interrupted(InMemoryDataSet<float, float> data, int call, Action action) : IBatchSource<LinearNetwork.Batch>
{
    public int Calls { get; private set; }

    public int Count => data.Count;

    public void Fill(ReadOnlySpan<int> rows, LinearNetwork.Batch batch)
    {
        data.Fill(rows, batch);
        if (++Calls == call)
        {
            action();
        }
    }
}
