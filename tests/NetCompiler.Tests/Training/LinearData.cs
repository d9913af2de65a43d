using System;

namespace NetCompiler.Tests.Training;

/// <summary>Rows of y0 = x0 - 2 x1 + 0.5, y1 = 3 x2 - 1.</summary>
internal static class LinearData
{
    public static InMemoryDataSet<float, float> Make(int rows, ulong seed = 1)
    {
        float[] inputs = new float[rows * 3], targets = new float[rows * 2];
        for (int row = 0; row < rows; row++)
        {
            Span<float> x = inputs.AsSpan(row * 3, 3);
            for (int k = 0; k < 3; k++)
            {
                x[k] = CounterRandom.Uniform(seed, (ulong)((row * 3) + k), 1);
            }

            targets[row * 2] = x[0] - (2 * x[1]) + 0.5f;
            targets[(row * 2) + 1] = (3 * x[2]) - 1;
        }

        return new InMemoryDataSet<float, float>(inputs, 3, targets, 2);
    }

    /// <summary>Fills a session's batch with the first rows.</summary>
    public static void Fill(TrainingSession<LinearNetwork.Batch> session, InMemoryDataSet<float, float> data, int rows)
    {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            order[i] = i;
        }

        data.Fill(order, session.Batch);
    }
}
