using System.Collections.Generic;
using NetCompiler.CompilerServices;
using static NetCompiler.Benchmarks.KernelCases;

namespace NetCompiler.Benchmarks;

/// <summary>Functions of every element and of rows, in the first level of the caches.</summary>
internal static class ElementwiseCases
{
    private const int Length = 1024;

    public static IEnumerable<BenchmarkCase> All() =>
    [
        Function<ElementwiseLoops.Exp>("exp", 0.107),
        Function<ElementwiseLoops.Tanh>("tanh", 0.116),
        Function<ElementwiseLoops.Sigmoid>("sigmoid", 0.147),
        Function<ElementwiseLoops.GELU>("GELU", 0.161),
        Function<ElementwiseLoops.SiLU>("SiLU", 0.138),
        Function<ElementwiseLoops.ReLU>("ReLU", 0.019),
        Function<ElementwiseLoops.Log>("log", null),
        SoftmaxRow(1008, 197),
        SoftmaxRow(10, 7),
        LayerNorm(768, 62),
    ];

    private static BenchmarkCase Function<TFunction>(string name, double? nanoseconds)
        where TFunction : struct, ElementwiseLoops.IFunction
    {
        AlignedBuffer x = Random(Length), y = new(Length);
        BenchmarkCase row = new($"{name}, an element", 0, () => ElementwiseLoops.Run<TFunction>(Length, ref x.Start, ref y.Start)) { Count = Length };
        return nanoseconds is double most ? row.Reaches(TargetUnit.Nanoseconds, most) : row;
    }

    // Rows of one batch, as many as stay in the first level.
    private static BenchmarkCase SoftmaxRow(int classes, double nanoseconds)
    {
        int stride = Padded(classes), rows = classes > 100 ? 2 : 64;
        AlignedBuffer x = Random(rows * stride), y = new(rows * stride);
        return new BenchmarkCase($"softmax of {classes}, a row", 0, () => Softmax.Forward(rows, ref x.Start, stride, ref y.Start, stride, classes))
        {
            Count = rows,
        }.Reaches(TargetUnit.Nanoseconds, nanoseconds);
    }

    // Through a network of that one layer, since the compiler makes it of several kernels.
    private static BenchmarkCase LayerNorm(int length, double nanoseconds)
    {
        const int Rows = 4;
        LayerNormRow network = new(seed: 1);
        Workspace workspace = network.CreateWorkspace(Rows);
        float[] x = Random(Rows * length).Span.ToArray(), y = new float[Rows * length];
        return new BenchmarkCase($"layer norm of {length}, a row", 0, () => network.Predict(x, y, workspace)) { Count = Rows }
            .Reaches(TargetUnit.Nanoseconds, nanoseconds);
    }
}
