using System;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Contractions with random counts, strides of both signs, row ranges and starts.</summary>
public class ContractionRandomTests
{
    [Fact]
    public void RandomWalksEqualTheDefinition()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            Random random = new(seed);
            Create(random, seed).Check(seed);
        }
    }

    private static ContractionCase Create(Random random, int seed)
    {
        int width = random.Next(2) == 0 ? 16 : 32, columns = random.Next(1, 100), panels = (columns + width - 1) / width;
        int lines = random.Next(1, 6), pixels = random.Next(1, 9), rows = random.Next(1, 34), samples = ((rows - 1) / lines / pixels) + 1;
        int first = random.Next(0, rows);

        // Rows of c never overlap: every pixel has room for all panels, or every panel for all rows.
        bool panelsOutside = random.Next(2) == 0;
        int pixelC = panelsOutside ? width + (16 * random.Next(2)) : (panels * width) + (16 * random.Next(3));
        int lineC = (pixels + random.Next(2)) * pixelC, sampleC = (lines + random.Next(2)) * lineC;
        int panelC = panelsOutside ? samples * sampleC : width;
        int signC = random.Next(2) == 0 ? 1 : -1, lengthC = (samples * sampleC * (panelsOutside ? panels : 1)) + sampleC;

        Depth depth = new(
            random.Next(1, 4), Stride(random, 40), width * Stride(random, 5), random.Next(1, 5), Stride(random, 20), width * Stride(random, 5),
            random.Next(1, random.Next(2, 60)), Stride(random, 3), width * Stride(random, 3));
        (int reachA, int reachB) = (
            (depth.Outer * Math.Abs(depth.OuterA)) + (depth.Middle * Math.Abs(depth.MiddleA)) + (depth.Inner * Math.Abs(depth.InnerA)),
            (depth.Outer * Math.Abs(depth.OuterB)) + (depth.Middle * Math.Abs(depth.MiddleB)) + (depth.Inner * Math.Abs(depth.InnerB)));
        RowWalk rowsA = new(lines, pixels, Stride(random, 300), Stride(random, 60), Stride(random, 9));
        reachA += (samples * Math.Abs(rowsA.SampleStride)) + (lines * Math.Abs(rowsA.LineStride)) + (pixels * Math.Abs(rowsA.PixelStride));
        int panelB = width * random.Next(0, 70);
        return new ContractionCase
        {
            Name = $"random case {seed}",
            First = first,
            End = random.Next(first + 1, rows + 1),
            RowsA = rowsA,
            RowsC = new RowWalk(lines, pixels, signC * sampleC, signC * lineC, signC * pixelC),
            Depth = depth,
            PanelB = panelB,
            PanelC = panelC,
            Columns = columns,
            Width = width,
            Bias = random.Next(2) == 0,
            Accumulate = random.Next(2) == 0,
            ReLU = random.Next(2) == 0,
            OffsetA = reachA,
            OffsetB = reachB,
            OffsetC = signC > 0 ? 0 : samples * sampleC,
            LengthA = (2 * reachA) + 1,
            LengthB = (2 * reachB) + (panels * panelB) + width,
            LengthC = lengthC,
        };
    }

    private static int Stride(Random random, int most) => random.Next(-most, most + 1);
}
