using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace TransferLearning;

/// <summary>Images of some classes of a data set.</summary>
internal static class Images
{
    /// <summary>The images of the classes from <paramref name="firstClass"/> to <paramref name="lastClass"/>, labeled from 0.</summary>
    /// <param name="all">All images.</param>
    /// <param name="firstClass">The first class.</param>
    /// <param name="lastClass">The last class.</param>
    /// <param name="most">How many images of each class at most: the first ones behind <paramref name="skip"/>.</param>
    /// <param name="skip">How many images of each class are left out.</param>
    public static InMemoryDataSet<float, int> Of(InMemoryDataSet<float, int> all, int firstClass, int lastClass, int most = int.MaxValue, int skip = 0)
    {
        int[] seen = new int[lastClass + 1];
        List<int> rows = [];
        for (int row = 0; row < all.Count; row++)
        {
            int label = all.Target(row)[0];
            if (label >= firstClass && label <= lastClass && seen[label]++ is int number && number >= skip && number < skip + most)
            {
                rows.Add(row);
            }
        }

        float[] pixels = new float[rows.Count * all.InputLength];
        for (int i = 0; i < rows.Count; i++)
        {
            all.Input(rows[i]).CopyTo(pixels.AsSpan(i * all.InputLength));
        }

        return new InMemoryDataSet<float, int>(pixels, all.InputLength, rows.Select(row => all.Target(row)[0] - firstClass).ToArray());
    }
}
