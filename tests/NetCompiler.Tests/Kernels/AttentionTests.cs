using System;
using System.Linq;
using NetCompiler.CompilerServices;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Attention against its definition, on poisoned memory; its gradients against differences of the definition; rotations and waves.</summary>
public class AttentionTests
{
    public static TheoryData<int, int, int, int, int, bool, bool> Shapes => new()
    {
        // heads, queries, keys, size, value size, causal, masked
        { 1, 1, 1, 1, 1, false, false }, { 2, 5, 7, 3, 5, false, true }, { 3, 33, 33, 16, 16, true, false }, { 2, 70, 70, 8, 33, true, true },
        { 1, 40, 130, 64, 64, false, true }, { 12, 17, 9, 4, 2, false, false },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ForwardEqualsTheDefinition(int heads, int queries, int keys, int size, int valueSize, bool isCausal, bool isMasked)
    {
        AttentionShape shape = new(heads, queries, keys, size, valueSize, isCausal);
        (PoisonedBuffer q, PoisonedBuffer k, PoisonedBuffer v, PoisonedBuffer mask) = Inputs(shape, isMasked);
        int strideY = (heads * valueSize) + 3;
        PoisonedBuffer y = new PoisonedBuffer(queries * strideY).Freeze();
        Attention.Forward(
            shape, ref q.Start, heads * size, ref k.Start, heads * size, ref v.Start, heads * valueSize, ref MaskOf(mask, isMasked), default,
            ref y.Start, strideY, ref new PoisonedBuffer(1 << 20).Start);
        for (int i = 0; i < queries * heads * valueSize; i++)
        {
            (int query, int feature) = (i / (heads * valueSize), i % (heads * valueSize));
            y.AllowWrite((query * strideY) + feature);
            double expected = Expected(shape, q, k, v, isMasked ? mask : null, query, feature);
            Assert.Equal(expected, y[(query * strideY) + feature], 1e-5);
        }

        y.AssertOnlyAllowedWrites("attention");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BackwardIsTheSlope(int heads, int queries, int keys, int size, int valueSize, bool isCausal, bool isMasked)
    {
        AttentionShape shape = new(heads, queries, keys, size, valueSize, isCausal);
        (PoisonedBuffer q, PoisonedBuffer k, PoisonedBuffer v, PoisonedBuffer mask) = Inputs(shape, isMasked);
        PoisonedBuffer g = Filled(queries * heads * valueSize, 4);
        int length = (heads * size * (queries + keys)) + (heads * valueSize * keys);
        PoisonedBuffer gradients = new PoisonedBuffer(length).Freeze();
        Attention.Backward(
            shape, ref q.Start, heads * size, ref k.Start, heads * size, ref v.Start, heads * valueSize, ref MaskOf(mask, isMasked), default,
            ref g.Start, heads * valueSize, ref gradients.Start, ref new PoisonedBuffer(1 << 20).Start);
        Enumerable.Range(0, length).ToList().ForEach(gradients.AllowWrite);
        gradients.AssertOnlyAllowedWrites("the gradients of attention");
        int start = 0;
        foreach (PoisonedBuffer input in new[] { q, k, v })
        {
            // Some of the values: the definition is slow.
            foreach (int at in new[] { 0, input.Length / 2, input.Length - 1 })
            {
                const float Step = 1f / 256;
                float value = input[at];
                input[at] = value + Step;
                double above = Objective();
                input[at] = value - Step;
                double slope = (above - Objective()) / (2 * Step);
                input[at] = value;
                Assert.Equal(slope, gradients[start + at], 2e-4 * Math.Max(1, Math.Abs(slope)));
            }

            start += input.Length;
        }

        double Objective() => Enumerable.Range(0, g.Length)
            .Sum(i => g[i] * Expected(shape, q, k, v, isMasked ? mask : null, i / (heads * valueSize), i % (heads * valueSize)));
    }

    [Fact]
    public void RotationsTurnPairsByTheStep()
    {
        PoisonedBuffer table = new(3 * 6), x = Filled(3 * 12, 1), y = new(3 * 12), back = new(3 * 12);
        Sinusoids.Store(3, 6, 100, ref table.Start, 6);
        Rotation.Run(3, 2, 6, false, ref x.Start, 12, ref table.Start, 6, ref y.Start, 12);
        Rotation.Run(3, 2, 6, true, ref y.Start, 12, ref table.Start, 6, ref back.Start, 12);
        double angle = 2 / Math.Pow(100, 4.0 / 6);
        Assert.Equal((x[34] * Math.Cos(angle)) - (x[35] * Math.Sin(angle)), y[34], 1e-6);
        Assert.Equal((x[35] * Math.Cos(angle)) + (x[34] * Math.Sin(angle)), y[35], 1e-6);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(x[i], back[i], 1e-6f);
        }
    }

    private static double Expected(AttentionShape shape, PoisonedBuffer q, PoisonedBuffer k, PoisonedBuffer v, PoisonedBuffer? mask, int query, int feature)
    {
        int head = feature / shape.ValueSize;
        int[] seen = [.. Enumerable.Range(0, shape.Keys).Where(key => (mask is null || mask[key] != 0) && (!shape.IsCausal || key <= query))];
        double[] weights = [.. seen.Select(key => Math.Exp(Enumerable.Range(head * shape.Size, shape.Size)
            .Sum(i => (double)q[(query * shape.Heads * shape.Size) + i] * k[(key * shape.Heads * shape.Size) + i])))];
        return seen.Zip(weights, (key, weight) => weight * v[(key * shape.Heads * shape.ValueSize) + feature]).Sum() / Math.Max(weights.Sum(), 1e-300);
    }

    // What is masked holds NaN, and the first key is: a causal query may see none.
    private static (PoisonedBuffer Q, PoisonedBuffer K, PoisonedBuffer V, PoisonedBuffer Mask) Inputs(AttentionShape shape, bool isMasked)
    {
        PoisonedBuffer q = Filled(shape.Queries * shape.Heads * shape.Size, 1), mask = new(shape.Keys);
        PoisonedBuffer k = Filled(shape.Keys * shape.Heads * shape.Size, 2), v = Filled(shape.Keys * shape.Heads * shape.ValueSize, 3);
        for (int key = 0; key < shape.Keys; key++)
        {
            mask[key] = key % 3 == 0 ? 0 : 1;
        }

        for (int i = 0; isMasked && i < shape.Heads * shape.Size; i++)
        {
            k[i] = float.NaN;
        }

        return (q, k, v, mask);
    }

    private static ref float MaskOf(PoisonedBuffer mask, bool isMasked) => ref isMasked ? ref mask.Start : ref System.Runtime.CompilerServices.Unsafe.NullRef<float>();

    private static PoisonedBuffer Filled(int length, int seed)
    {
        PoisonedBuffer buffer = new(length);
        Random random = new(seed);
        for (int i = 0; i < length; i++)
        {
            buffer[i] = (random.NextSingle() * 2) - 1;
        }

        return buffer;
    }
}
