using System;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>Checks gradients against central differences, in double precision.</summary>
internal static class Slopes
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    /// <summary>Checks the gradient of an objective with respect to a named value of the source, element by element.</summary>
    public static void Check(TestSource source, string name, double[] gradient, Func<double> objective)
    {
        double[] x = source[name];
        Assert.Equal(x.Length, gradient.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double before = x[i];
            x[i] = before + Step;
            double above = objective();
            x[i] = before - Step;
            double below = objective();
            x[i] = before;
            double slope = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(gradient[i] - slope) <= Tolerance * Math.Max(1, Math.Abs(slope)),
                $"{name}[{i}]: the gradient is {gradient[i]}, the slope {slope}");
        }
    }
}
