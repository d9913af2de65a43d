using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>Softmax and its losses of rows of at most 16 lanes, each in one register from its load to its store.</summary>
internal static unsafe class ShortRow512
{
    /// <summary>Whether rows of so many lanes are computed here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(int n) => Vector512.IsHardwareAccelerated && n <= V.Count;

    /// <summary>As <see cref="CompilerServices.Softmax.Forward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(int rows, float* x, int sourceStride, float* y, int targetStride, int n)
    {
        for (int r = 0; r < rows; r++, x += sourceStride, y += targetStride)
        {
            V e = Exponentials(x, n, out _, out _);
            RowLanes.Store(e / RowLanes.Sum(e), y, n);
        }
    }

    /// <summary>As <see cref="CompilerServices.LogSoftmax.Forward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LogSoftmax(int rows, float* x, int sourceStride, float* y, int targetStride, int n)
    {
        for (int r = 0; r < rows; r++, x += sourceStride, y += targetStride)
        {
            V e = Exponentials(x, n, out V shifted, out _);
            RowLanes.Store(shifted - VectorMath.Log(RowLanes.Sum(e)), y, n);
        }
    }

    /// <summary>For some rows, the sums of <c>e^(x - max x)</c>, and the largest x less that of the label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Losses(int rows, float* x, int stride, int n, ReadOnlySpan<int> labels, float* sums, float* margins)
    {
        for (int r = 0; r < rows; r++, x += stride)
        {
            V e = Exponentials(x, n, out _, out V max);
            sums[r] = Sums.OfLanes(e);
            margins[r] = max.ToScalar() - x[labels[r]];
        }
    }

    /// <summary>As <see cref="CrossEntropy.Gradient"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(
        int rows, float* x, int stride, int n, ReadOnlySpan<int> labels, float* upstream, int upstreamStride, float* gradient, int gradientStride)
    {
        for (int r = 0; r < rows; r++, x += stride, upstream += upstreamStride, gradient += gradientStride)
        {
            V e = Exponentials(x, n, out _, out _);
            V label = Vector512.Equals(Vector512<int>.Indices, Vector512.Create(labels[r])).AsSingle();

            // The label's lane is minus the sum of the others: p - 1 would cancel where p is close to 1.
            V others = Vector512.AndNot(e, label), rest = RowLanes.Sum(others);
            V scale = Vector512.Create(*upstream) / RowLanes.Sum(e);
            RowLanes.Store(Vector512.ConditionalSelect(label, -rest, others) * scale, gradient, n);
        }
    }

    // Lanes behind the row are -inf, whose exponential is zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exponentials(float* x, int n, out V shifted, out V max)
    {
        V row = RowLanes.Load(x, n, Vector512.Create(float.NegativeInfinity));
        max = RowLanes.Max(row);
        shifted = row - max;
        return VectorMath.BoundedExp(shifted);
    }
}
