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
        V least = Vector512.Create(float.NegativeInfinity), largest = least;
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            largest = Vector512.MaxNative(*(V*)(x + i), largest);
        }

        // Lanes behind the row are -inf, whose exponential is zero.
        V last = rest == 0 ? least : RowLanes.Load(x + whole, rest, least);
        max = Largest(Vector512.MaxNative(last, largest));

        V shift = Vector512.Create(max), sum = V.Zero;
        for (int i = 0; i < whole; i += V.Count)
        {
            V e = VectorMath.Exp(*(V*)(x + i) - shift);
            sum += e;
            if (y != null)
            {
                *(V*)(y + i) = e;
            }
        }

        if (rest != 0)
        {
            V e = VectorMath.Exp(last - shift);
            sum += e;
            if (y != null)
            {
                RowLanes.Store(e, y + whole, rest);
            }
        }

        return Sums.OfLanes(sum);
    }

    /// <summary>Multiplies a row by a factor, and returns the sum of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Scale(float* y, int n, float factor)
    {
        V scale = Vector512.Create(factor), sum = V.Zero;
        int whole = n - (n % V.Count), rest = n - whole;
        for (int i = 0; i < whole; i += V.Count)
        {
            V product = *(V*)(y + i) * scale;
            sum += product;
            *(V*)(y + i) = product;
        }

        if (rest != 0)
        {
            V product = RowLanes.Load(y + whole, rest, V.Zero) * scale;
            sum += product;
            RowLanes.Store(product, y + whole, rest);
        }

        return Sums.OfLanes(sum);
    }

    private static float Largest(V x)
    {
        Vector256<float> half = Vector256.MaxNative(x.GetLower(), x.GetUpper());
        Vector128<float> quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return float.MaxNative(float.MaxNative(quarter[0], quarter[1]), float.MaxNative(quarter[2], quarter[3]));
    }
}
