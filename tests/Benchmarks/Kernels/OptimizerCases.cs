using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Updates of more parameters than a second-level cache holds, against loops that move the same memory and compute next to nothing. Each optimizer is a
/// group: by turns with another one's memory, the loop would find more of its own in the third-level cache than the update before it.
/// </summary>
internal static class OptimizerCases
{
    private const int Length = 8 << 20;

    public static IEnumerable<BenchmarkCase> SGD() => [Case("SGD", new SGD(1e-3), Move)];

    public static IEnumerable<BenchmarkCase> Adam() => [Case("Adam", new Adam(1e-3), MoveWithState)];

    private static BenchmarkCase Case(string name, Optimizer optimizer, Action<OptimizerRun, Buffers> move)
    {
        Lazy<Buffers> buffers = new(() => new Buffers(optimizer));
        long number = 0;
        WorkerTeam team = new(1);
        return new BenchmarkCase($"{name}, a parameter of 8 M", 0, () => buffers.Value.Run.Execute(team, new OptimizerStep(++number, 1e-3)))
        {
            Count = Length,
            Baseline = new Workload("bandwidth", () => move(buffers.Value.Run, buffers.Value), Length),
        }.Reaches(TargetUnit.ShareOfBandwidth, 0.80);
    }

    // Reads two floats and writes one for each parameter.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move(OptimizerRun run, Buffers buffers)
    {
        ref float p = ref buffers.Parameters.Start;
        ref float g = ref buffers.Gradients.Start;
        for (nuint i = 0; i < Length; i += (nuint)Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref p, i) + Vector.LoadUnsafe(ref g, i)).StoreUnsafe(ref p, i);
        }
    }

    // Reads four and writes three.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoveWithState(OptimizerRun run, Buffers buffers)
    {
        ref float p = ref buffers.Parameters.Start;
        ref float g = ref buffers.Gradients.Start;
        ref float m = ref run.State[0].Start;
        ref float v = ref run.State[1].Start;
        for (nuint i = 0; i < Length; i += (nuint)Vector<float>.Count)
        {
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i);
            (Vector.LoadUnsafe(ref p, i) + gradient).StoreUnsafe(ref p, i);
            (Vector.LoadUnsafe(ref m, i) + gradient).StoreUnsafe(ref m, i);
            (Vector.LoadUnsafe(ref v, i) + gradient).StoreUnsafe(ref v, i);
        }
    }

    private sealed class Buffers
    {
        public readonly AlignedBuffer Parameters = KernelCases.Random(Length), Gradients = KernelCases.Random(Length);
        public readonly OptimizerRun Run;

        public Buffers(Optimizer optimizer) => Run = new OptimizerRun(optimizer, [new UpdateSegment(0, Length)], Parameters, Gradients);
    }
}
