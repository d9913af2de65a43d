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
                MaxPool pool => OfMaximum(pool, values[node.Inputs[0]]),
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

    private static double OfMaximum(MaxPool pool, Tensor x)
    {
        double least = double.PositiveInfinity;
        foreach ((IReadOnlyList<int> window, int _) in pool.Geometry.Windows(x.Shape))
        {
            for (int row = 0; row < x.Rows; row++)
            {
                double largest = window.Max(index => x[row, index]);
                IEnumerable<double> others = window.Select(index => x[row, index]).Where(value => value != largest);
                least = Math.Min(least, largest - others.DefaultIfEmpty(double.NegativeInfinity).Max());
            }
        }

        return least;
    }
}
