using System;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Loops over rows, lines and pixels as threads share them: lines of all rows, or the lanes of a single one. What they read and write moves along with
/// where a part begins.
/// </summary>
/// <param name="first">The first row.</param>
/// <param name="end">The row behind the last.</param>
/// <param name="shape">The loops over a row.</param>
/// <param name="canCutLanes">Whether lanes are computed each by itself.</param>
internal readonly struct LoopParts(int first, int end, LoopShape shape, bool canCutLanes)
{
    // Lanes of a part, a few cache lines.
    private const int LanesOfUnit = 256;

    private readonly bool _cutsLanes = canCutLanes && end - first == 1 && shape is { Lines: 1, Pixels: 1 };

    /// <summary>Numbers that the loops compute.</summary>
    public long Elements => (long)(end - first) * shape.Lines * shape.Pixels * shape.Lanes;

    /// <summary>Parts that can be computed each by itself.</summary>
    public int Units => _cutsLanes ? (shape.Lanes + LanesOfUnit - 1) / LanesOfUnit : (end - first) * shape.Lines;

    /// <summary>The next loops that some of the units are: where they begin, the rest behind them.</summary>
    /// <param name="unit">The first unit; becomes the one behind the loops.</param>
    /// <param name="last">The unit behind the last.</param>
    /// <param name="row">The row where they begin.</param>
    /// <param name="line">The line where they begin.</param>
    /// <param name="lane">The lane where they begin.</param>
    public LoopShape Next(ref int unit, int last, out int row, out int line, out int lane)
    {
        if (_cutsLanes)
        {
            (row, line, lane) = (first, 0, unit * LanesOfUnit);
            int lanes = Math.Min(last * LanesOfUnit, shape.Lanes) - lane;
            unit = last;
            return new LoopShape(1, 1, lanes);
        }

        (int rows, line) = Math.DivRem(unit, shape.Lines);
        (row, lane) = (first + rows, 0);
        int lines = Math.Min(shape.Lines - line, last - unit);
        unit += lines;
        return new LoopShape(lines, shape.Pixels, shape.Lanes);
    }
}
