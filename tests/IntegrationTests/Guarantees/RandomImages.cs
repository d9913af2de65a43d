using System;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Data for <see cref="ImageClassifier"/>.</summary>
internal static class RandomImages
{
    public static InMemoryDataSet<float, int> Make(int rows)
    {
        Random random = new(1);
        float[] images = new float[rows * ImageClassifier.InputLength];
        int[] labels = new int[rows];
        for (int i = 0; i < images.Length; i++)
        {
            images[i] = random.NextSingle();
        }

        for (int row = 0; row < rows; row++)
        {
            labels[row] = random.Next(ImageClassifier.OutputLength);
        }

        return new InMemoryDataSet<float, int>(images, ImageClassifier.InputLength, labels);
    }
}
