using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// What a convolution of one image costs, directly and by tiles, in multiply-adds of a vectorized contraction; the constants are measured
/// (docs/decisions/0090-winograd-in-prediction.md).
/// </summary>
internal static class WinogradCost
{
    // To transform an input or an output at one point, to begin a contraction, to fetch a factor that does not stay in the cache.
    private const long Input = 9, Output = 9, Start = 2_500, Fetch = 27;

    // A saving that is no more than this is not worth the memory for the transformed weight.
    private const double WorthWhile = 0.85;

    /// <summary>The cheapest tile for a convolution with stride 1; null if the direct way is cheaper.</summary>
    public static WinogradTile? Best(Node convolution)
    {
        WinogradTile best = new[] { new WinogradTile(4), new WinogradTile(2) }.OrderBy(tile => Of(convolution, tile)).First();
        return Of(convolution, best) < WorthWhile * Direct(convolution) ? best : null;
    }

    /// <summary>The cost of the direct way.</summary>
    public static long Direct(Node convolution)
    {
        (long positions, long channels, long outputs) = Sizes(convolution);
        return Math.Max(positions * 9 * channels * outputs, Fetched(9 * channels * outputs));
    }

    /// <summary>The cost by tiles.</summary>
    public static long Of(Node convolution, WinogradTile tile)
    {
        (_, long channels, long outputs) = Sizes(convolution);
        long points = (long)tile.Points * tile.Points, panels = outputs / Packing.Width(convolution.Shape.Channels);
        long tiles = WinogradBlocks.TilesOf(convolution, tile), blocks = (tiles - 1) / WinogradBlocks.Of(convolution, tile).Tiles + 1;
        long products = (tiles + 3) / 4 * 4 * points * channels * outputs;
        return Math.Max(products, blocks * Fetched(points * channels * outputs))
            + (tiles * points * ((Input * channels) + (Output * outputs))) + (blocks * panels * points * Start);
    }

    private static long Fetched(long factors) => factors <= SecondLevelCache.Weights ? 0 : factors * Fetch;

    // Channels that are read, and outputs that are written, come in whole vectors and panels.
    private static (long Positions, long Channels, long Outputs) Sizes(Node convolution) =>
        (convolution.Shape.Positions, convolution.Inputs[0].Shape.Channels, Packing.Padded(convolution.Shape.Channels));
}
