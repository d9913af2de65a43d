using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// y = (1 + erf(x / sqrt 2)) / 2, the probability that a standard normal variable is at most x. dx = dy * e^(-x^2 / 2) / sqrt(2 pi).
/// </summary>
public sealed record NormalCDF : ElementwiseOperator
{
    private const double Factor = 0.3989422804014327;

    /// <inheritdoc/>
    public override int OperandCount => 1;

    /// <inheritdoc/>
    public override double Compute(IReadOnlyList<double> x)
    {
        // Beyond 40, double precision has 0 and 1.
        double t = Math.Min(Math.Abs(x[0]), 40), density = Factor * Math.Exp(-t * t / 2);
        double left = t < 3 ? 0.5 - (density * Series(t)) : density / Fraction(t);
        return x[0] > 0 ? 1 - left : left;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder)
    {
        Node square = builder.Add(new Multiply(), node.Inputs[0], node.Inputs[0]);
        Node power = builder.Add(new Exp(), builder.Add(new Multiply(), square, builder.Add(new Constant(-0.5f))));
        return [builder.Add(new Multiply(), upstream, builder.Add(new Multiply(), power, builder.Add(new Constant((float)Factor))))];
    }

    /// <inheritdoc/>
    public override string Print(IReadOnlyList<string> operands) => $"M::VectorMath.NormalCDF({operands[0]})";

    // x + x^3 / 3 + x^5 / (3 * 5) + ..., 60 terms, which is more than x < 3 needs: Marsaglia, "Evaluating the normal distribution" (2004).
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (int n = 3; n < 123; n += 2)
        {
            term *= x * x / n;
            sum += term;
        }

        return sum;
    }

    // Laplace's continued fraction x + 1 / (x + 2 / (x + 3 / ...)).
    private static double Fraction(double x)
    {
        double fraction = x;
        for (int n = 150; n > 0; n--)
        {
            fraction = x + (n / fraction);
        }

        return fraction;
    }
}
