using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetCompiler.Mathematics;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace NetCompiler.CompilerServices;

/// <summary>One row of a softmax in 512-bit vectors.</summary>
internal static unsafe class SoftmaxRow512
{
    /// <summary>Stores <c>e^(x - max x)</c> in y, unless y is null, and returns the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(float* x, float* y, int n, out float max)
    {
        // Lanes behind the row are -inf, whose exponential is zero.
        int whole = n - (n % V.Count), rest = n - whole;
        V last = rest == 0 ? Vector512.Create(float.NegativeInfinity) : RowLanes.Load(x + whole, rest, Vector512.Create(float.NegativeInfinity));
        V shift = RowLanes.Max(Vector512.MaxNative(last, Largest(x, whole))), sum = V.Zero;
        max = shift.ToScalar();
        for (int i = 0; i < whole; i += V.Count)
        {
            V e = VectorMath.BoundedExp(*(V*)(x + i) - shift);
            sum += e;
            if (y != null)
            {
                *(V*)(y + i) = e;
            }
        }

        if (rest != 0)
        {
            V e = VectorMath.BoundedExp(last - shift);
            sum += e;
            if (y != null)
            {
                RowLanes.Store(e, y + whole, rest);
            }
        }

        return Sums.OfLanes(sum);
    }

    /// <summary>Stores the products of a row and a factor in y, which may be the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* x, float* y, int n, float factor)
    {
        V scale = Vector512.Create(factor);
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            *(V*)(y + i) = *(V*)(x + i) * scale;
        }

        if (rest != 0)
        {
            RowLanes.Store(RowLanes.Load(x + whole, rest, V.Zero) * scale, y + whole, rest);
        }
    }

    /// <summary>The sum of a row, in four sums that do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* y, int n)
    {
        V a = V.Zero, b = a, c = a, d = a;
        int i = 0;
        for (; i <= n - (4 * V.Count); i += 4 * V.Count)
        {
            a += *(V*)(y + i);
            b += *(V*)(y + i + V.Count);
            c += *(V*)(y + i + (2 * V.Count));
            d += *(V*)(y + i + (3 * V.Count));
        }

        for (; i <= n - V.Count; i += V.Count)
        {
            a += *(V*)(y + i);
        }

        return Sums.OfLanes(a + b + (c + d) + (i == n ? V.Zero : RowLanes.Load(y + i, n - i, V.Zero)));
    }

    // Four maxima that do not wait for each other. MaxNative returns its second operand when one is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Largest(float* x, int whole)
    {
        V a = Vector512.Create(float.NegativeInfinity), b = a, c = a, d = a;
        int i = 0;
        for (; i <= whole - (4 * V.Count); i += 4 * V.Count)
        {
            a = Vector512.MaxNative(*(V*)(x + i), a);
            b = Vector512.MaxNative(*(V*)(x + i + V.Count), b);
            c = Vector512.MaxNative(*(V*)(x + i + (2 * V.Count)), c);
            d = Vector512.MaxNative(*(V*)(x + i + (3 * V.Count)), d);
        }

        for (; i < whole; i += V.Count)
        {
            a = Vector512.MaxNative(*(V*)(x + i), a);
        }

        return Vector512.MaxNative(Vector512.MaxNative(a, b), Vector512.MaxNative(c, d));
    }
}
