using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// How much of a convolution by tiles is computed at a time (docs/decisions/0103-far-weights-meet-more-tiles.md). A weight that does not stay in the cache
/// comes again for every block of tiles, so that fewer and larger ones are better, as long as what is read for every panel of the weight stays.
/// </summary>
/// <param name="Tiles">Tiles of a block, a multiple of four.</param>
/// <param name="Together">Outputs whose sums are computed, point by point, before they are transformed: a panel, or all.</param>
internal readonly record struct WinogradBlocks(int Tiles, int Together)
{
    // Tiles of a block by default, and the most of them.
    private const int Usual = 32, Most = 64;

    /// <summary>The blocks of a convolution by tiles, of inputs whose first is the image.</summary>
    public static WinogradBlocks Of(Node convolution, WinogradTile tile)
    {
        int outputs = Packing.Padded(convolution.Shape.Channels), panel = Packing.Width(convolution.Shape.Channels);
        int channels = convolution.Inputs[0].Shape.Channels, points = tile.Points * tile.Points;
        if ((long)points * channels * outputs <= SecondLevelCache.Weights)
        {
            return new(Usual, panel);
        }

        int tiles = Few(TilesOf(convolution, tile)), pixel = Packing.RoundUp(channels, Packing.Lanes) + Packing.Lanes;
        bool Stays(int count) => (long)points * count * pixel <= SecondLevelCache.Weights;
        return Stays(tiles) ? new(tiles, panel) : Stays(Usual) ? new(Usual, panel) : new(tiles, outputs);
    }

    /// <summary>Tiles of an image.</summary>
    public static int TilesOf(Node convolution, WinogradTile tile)
    {
        (int height, int width) = convolution.Shape.Plane;
        return ((height + tile.Outputs - 1) / tile.Outputs) * ((width + tile.Outputs - 1) / tile.Outputs);
    }

    // Blocks that are about equally large.
    private static int Few(int tiles)
    {
        int blocks = (tiles + Most - 1) / Most;
        return Math.Max(Usual, Packing.RoundUp((tiles + blocks - 1) / blocks, 4));
    }
}
