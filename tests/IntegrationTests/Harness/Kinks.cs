using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// Where a gradient jumps: a ReLU at 0, a maximum of two equal numbers. Single and double precision may fall on different sides there, so random data
/// that comes close is drawn again.
/// </summary>
internal static class Kinks
{
    /// <summary>The least distance of any value from a kink, relative to the largest value of its tensor. Exact ties are none: both precisions agree.</summary>
    public static double DistanceOf(Graph graph, IReadOnlyDictionary<Node, Tensor> values)
    {
        double least = double.PositiveInfinity;
        foreach (Node node in graph.Nodes)
        {
            double distance = node.Operator switch
            {
                ReLU => OfThresholds(values[node.Inputs[0]], 0),
                Abs => OfThresholds(values[node.Inputs[0]], 0),
                Clamp clamp => OfThresholds(values[node.Inputs[0]], clamp.Least, clamp.Greatest),
                Where where => OfThresholds(values[node.Inputs[0]], where.Threshold),
                MaxPool pool => OfMaximum(pool, values[node.Inputs[0]], node.Shape),
                _ => double.PositiveInfinity,
            };
            if (double.IsFinite(distance))
            {
                least = Math.Min(least, distance / values[node.Inputs[0]].Data.Max(Math.Abs));
            }
        }

        return least;
    }

    private static double OfThresholds(Tensor x, params double[] thresholds) => thresholds
        .SelectMany(threshold => x.Data.Where(value => value != threshold).Select(value => Math.Abs(value - threshold)))
        .DefaultIfEmpty(double.PositiveInfinity).Min();

    private static double OfMaximum(MaxPool pool, Tensor x, TensorShape output)
    {
        double least = double.PositiveInfinity;
        for (int row = 0; row < x.Rows; row++)
        {
            for (int i = 0; i < output.Count; i++)
            {
                List<double> window = [.. Window(pool.Geometry, x, row, output, i)];
                double largest = window.Max();
                least = Math.Min(least, largest - window.Where(value => value != largest).DefaultIfEmpty(double.NegativeInfinity).Max());
            }
        }

        return least;
    }

    private static IEnumerable<double> Window(PoolGeometry g, Tensor x, int row, TensorShape output, int index)
    {
        (int height, int width) = (x.Shape.Dimensions[1], x.Shape.Dimensions[2]);
        (int outHeight, int outWidth) = (output.Dimensions[1], output.Dimensions[2]);
        int channel = index / (outHeight * outWidth);
        int top = (index / outWidth % outHeight * g.StrideY) - g.PaddingY, left = (index % outWidth * g.StrideX) - g.PaddingX;
        for (int y = Math.Max(0, top); y < Math.Min(height, top + g.KernelHeight); y++)
        {
            for (int column = Math.Max(0, left); column < Math.Min(width, left + g.KernelWidth); column++)
            {
                yield return x[row, (((channel * height) + y) * width) + column];
            }
        }
    }
}
