using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>An operand of a gradient check: its type, and how its random values are drawn so that no kink or pole is near.</summary>
internal sealed record Operand(NodeType Type, Func<Random, int, double[]> Draw)
{
    public bool IsInteger => Type.Element == ElementType.Int32;

    public static Operand Any(NodeType type) => new(type, (random, count) => Repeat(count, () => (random.NextDouble() * 2) - 1));

    public static Operand Positive(NodeType type) => new(type, (random, count) => Repeat(count, () => 0.5 + (random.NextDouble() * 1.5)));

    public static Operand AwayFromZero(NodeType type) =>
        new(type, (random, count) => Repeat(count, () => (0.1 + random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1)));

    /// <summary>No two values closer than 0.05.</summary>
    public static Operand Distinct(NodeType type) => new(type, (random, count) =>
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => 0.05 * (i - (count / 2)))];
        random.Shuffle(values);
        return values;
    });

    public static Operand Indices(NodeType type, int limit) => new(type, (random, count) => Repeat(count, () => random.Next(limit)));

    /// <summary>0 or 1: switches, which have no gradient.</summary>
    public static Operand Truths(NodeType type) => new(type, (random, count) => Repeat(count, () => random.Next(2)));

    public double[] Values(Random random, int batch) => Draw(random, Type.Shape.Count * (Type.IsBatched ? batch : 1));

    private static double[] Repeat(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
