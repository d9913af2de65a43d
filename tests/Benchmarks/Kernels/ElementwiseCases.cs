using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using static NetCompiler.Benchmarks.KernelCases;

namespace NetCompiler.Benchmarks;

/// <summary>Functions of every element and of rows, in the first level of the caches.</summary>
internal static class ElementwiseCases
{
    // Two of them fit into the first level, and the call of the loop does not count.
    private const int Length = 4096;

    // Results begin so many floats later: a load right behind a store a multiple of 4 KB away would wait for it.
    private const int Apart = 512;

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
        .. LayerNorm(768, 62),
    ];

    private static BenchmarkCase Function<TFunction>(string name, double? nanoseconds)
        where TFunction : struct, IElementwise
    {
        AlignedBuffer x = Random(Length), y = new(Length + Apart);
        BenchmarkCase row = new($"{name}, an element", 0, () => Apply<TFunction>(ref x.Start, ref Unsafe.Add(ref y.Start, Apart))) { Count = Length };
        return nanoseconds is double most ? row.Reaches(TargetUnit.Nanoseconds, most) : row;
    }

    // The loop that generated code calls, from a method compiled as its kernels are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction>(ref float x, ref float y)
        where TFunction : struct, IElementwise
    {
        KernelMemory m = default;
        Elementwise.Run<TFunction>(m, 0, 1, new(1, 1, Length), new(ref y, Length), new(ref x, Length));
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

    // Rows of one batch, as many as stay in the first level with their results and parameters.
    private static IEnumerable<BenchmarkCase> LayerNorm(int length, double nanoseconds)
    {
        const int Rows = 4;
        AlignedBuffer x = Random(Rows * length), g = Random(Rows * length), y = new((Rows * length) + Apart), weight = Random(length), bias = Random(length);
        yield return new BenchmarkCase($"layer norm of {length}, a row", 0, () => Normalize(length, Rows, x, weight, bias, y)) { Count = Rows }
            .Reaches(TargetUnit.Nanoseconds, nanoseconds);
        yield return new BenchmarkCase($"layer norm of {length} gradient, a row", 0, () => NormalizeBack(length, Rows, x, g, y)) { Count = Rows };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(int length, int rows, AlignedBuffer x, AlignedBuffer weight, AlignedBuffer bias, AlignedBuffer y) =>
        FeatureNorm.Forward<Itself>(
            default, 0, rows, new(1, 1, length), length, 1e-5f, true, new(ref Unsafe.Add(ref y.Start, Apart), length), new(ref weight.Start),
            new(ref bias.Start), new(ref x.Start, length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NormalizeBack(int length, int rows, AlignedBuffer x, AlignedBuffer g, AlignedBuffer y) =>
        FeatureNorm.Gradient<Itself>(
            default, 0, rows, new(1, 1, length), length, 1e-5f, true, new(ref Unsafe.Add(ref y.Start, Apart), length), new(ref x.Start, length),
            new(ref g.Start, length));
}
