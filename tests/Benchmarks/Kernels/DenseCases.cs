using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using static NetCompiler.Benchmarks.KernelCases;

namespace NetCompiler.Benchmarks;

/// <summary>Dense layers: forward, gradients, and a single sample, which is a matter of reading the weights.</summary>
internal static class DenseCases
{
    private static readonly (int Outputs, int Inputs)[] s_sizes = [(128, 784), (512, 784), (512, 512), (1024, 1024), (3072, 768)];

    /// <summary>Many samples, forward.</summary>
    public static IEnumerable<BenchmarkCase> Forward()
    {
        foreach ((int outputs, int inputs) in s_sizes)
        {
            foreach (int rows in (int[])[8, 32, 64, 128])
            {
                yield return Forward(rows, outputs, inputs).Reaches(TargetUnit.ShareOfPeak, 0.88);
            }
        }
    }

    /// <summary>Gradients of many samples.</summary>
    public static IEnumerable<BenchmarkCase> Gradients()
    {
        foreach ((int outputs, int inputs) in s_sizes)
        {
            foreach (int rows in (int[])[64, 128])
            {
                yield return InputGradient(rows, outputs, inputs).Reaches(TargetUnit.ShareOfPeak, 0.80);
                yield return WeightGradient(rows, outputs, inputs).Reaches(TargetUnit.ShareOfPeak, 0.85);
            }

            yield return Transpose(outputs, inputs);
        }
    }

    /// <summary>One sample.</summary>
    public static IEnumerable<BenchmarkCase> Single()
    {
        foreach ((int outputs, int inputs) in s_sizes)
        {
            yield return Forward(1, outputs, inputs).Reaches(TargetUnit.ShareOfBandwidth, 0.85);
        }

        yield return Forward(1, 10, 128);
    }

    private static BenchmarkCase Forward(int rows, int outputs, int inputs)
    {
        int width = Width(outputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer x = Random(rows * stride), weight = Random(padded * inputs), bias = Random(padded), y = new(rows * padded);
        RowWalk from = new(1, 1, stride, 0, 0), to = new(1, 1, padded, 0, 0);
        Action run = outputs <= 16
            ? () => FewColumns.Run(0, rows, ref x.Start, from, inputs, 1, ref weight.Start, ref y.Start, to, outputs, ref bias.Start, default(ReLU))
            : () => Contraction.Run(
                0, rows, ref x.Start, from, new Depth(1, 0, 0, 1, 0, 0, inputs, 1, width), ref weight.Start, inputs * width,
                ref y.Start, to, width, outputs, width, ref bias.Start, false, default(ReLU));
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} forward", (double)rows * outputs * inputs, run)
        {
            // The same bytes in the same cache: what it takes to read them and do nothing else.
            Baseline = new Workload("reading the weights", () => ReadRate.Sum(ref weight.Start, weight.Length)),
        };
    }

    private static BenchmarkCase InputGradient(int rows, int outputs, int inputs)
    {
        int width = Width(inputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer dy = Random(rows * padded), transposed = Random(stride * outputs), dx = new(rows * stride);
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} input gradient", (double)rows * outputs * inputs, () => Contraction.Run(
            0, rows, ref dy.Start, new RowWalk(1, 1, padded, 0, 0), new Depth(1, 0, 0, 1, 0, 0, outputs, 1, width), ref transposed.Start,
            outputs * width,
            ref dx.Start, new RowWalk(1, 1, stride, 0, 0), width, inputs, width, ref Unsafe.NullRef<float>(), false, default(Linear)));
    }

    private static BenchmarkCase WeightGradient(int rows, int outputs, int inputs)
    {
        int width = Width(outputs), padded = Padded(outputs), stride = Padded(inputs);
        AlignedBuffer x = Random(rows * stride), dy = Random(rows * padded), gradient = new(padded * inputs);
        return new BenchmarkCase($"dense {rows}x{outputs}x{inputs} weight gradient", (double)rows * outputs * inputs, () => CompilerServices.WeightGradient.Run(
            0, inputs, ref x.Start, new RowWalk(1, inputs, 0, 0, 1), new Depth(1, 0, 0, 1, 0, 0, rows, stride, padded), ref dy.Start,
            ref gradient.Start, inputs * width, outputs, width));
    }

    private static BenchmarkCase Transpose(int outputs, int inputs)
    {
        int width = Width(inputs), panels = Padded(inputs) / width;
        AlignedBuffer weight = Random(Padded(outputs) * inputs), transposed = new(Padded(inputs) * outputs);
        return new BenchmarkCase($"dense {outputs}x{inputs} transposition of the weights", 0, () =>
            Panels.Transpose(0, panels, ref weight.Start, outputs, Width(outputs), 1, inputs, width, ref transposed.Start));
    }
}
