using System;
using NetCompiler;

namespace FashionMnist;

/// <summary>
/// Images to train on, each mirrored or not and moved by up to two pixels, otherwise in every epoch: a network that sees no image twice learns what
/// the images have in common. The same order of batches gives the same images.
/// </summary>
internal sealed class AugmentedImages(InMemoryDataSet<float, int> images, ulong seed) : IBatchSource<IBatch<float, int>>
{
    private const int Side = 28;
    private const int LargestShift = 2;

    private ulong _batches;

    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<int> rows, IBatch<float, int> batch)
    {
        images.Fill(rows, batch);
        ulong key = CounterRandom.Key(seed, _batches++);
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> target = batch.Inputs.Slice(i * images.InputLength, images.InputLength);
            Draw(images.Input(rows[i]), target, CounterRandom.Key(key, (ulong)i));
        }
    }

    private static void Draw(ReadOnlySpan<float> image, Span<float> target, ulong key)
    {
        bool mirrored = CounterRandom.Below(key, 0, 2) == 1;
        int right = CounterRandom.Below(key, 1, (2 * LargestShift) + 1) - LargestShift;
        int down = CounterRandom.Below(key, 2, (2 * LargestShift) + 1) - LargestShift;
        target.Fill(FashionData.Black);
        for (int y = Math.Max(0, down); y < Math.Min(Side, Side + down); y++)
        {
            for (int x = Math.Max(0, right); x < Math.Min(Side, Side + right); x++)
            {
                int from = x - right;
                target[(y * Side) + x] = image[((y - down) * Side) + (mirrored ? Side - 1 - from : from)];
            }
        }
    }
}
